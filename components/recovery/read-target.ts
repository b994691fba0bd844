import type { Target } from "#lib/recovery/target-schemas.ts";

/** The fields that each type of target has in the form. */
export const targetConfigKeys: Record<string, string[]> = {
  http: ["base_url", "secret"],
  agent: ["agent", "command"],
  supervisord: ["socket", "url", "program", "username", "password"],
  redis: ["url", "prefix", "max_keys", "username", "password"],
  nginx: ["config_file", "pid_file", "binary"],
  haproxy: ["config_file", "socket", "stats_socket", "binary"],
  systemd: ["unit", "bus"],
  docker: ["socket", "url", "container"],
  kubernetes: ["api", "namespace", "deployment", "token", "ca"],
};

/** The config as the form holds it: what was left empty is left out, so that a stored secret stays. */
export function readTargetConfig(type: string, values: FormData): Record<string, unknown> {
  const typed = (targetConfigKeys[type] ?? []).map((key) => [
    key,
    String(values.get(`config.${key}`) ?? ""),
  ]);
  const config: Record<string, unknown> = Object.fromEntries(typed.filter(([, value]) => value));
  if ("max_keys" in config) config.max_keys = Number(config.max_keys);
  if (values.get("config.allow_private") === "on") config.allow_private = true;
  return config;
}

/** The address that a target acts on, in one line. */
export function describeTarget({ type, config }: Pick<Target, "type" | "config">): string {
  switch (type) {
    case "http":
      return String(config.base_url);
    case "agent":
      return `${config.command} by the agent ${config.agent}`;
    case "redis":
      return `keys that begin with ${config.prefix} at ${config.url}`;
    case "nginx":
      return `the nginx of ${config.pid_file} with ${config.config_file}`;
    case "haproxy":
      return `the haproxy at ${config.socket} with ${config.config_file}`;
    case "systemd":
      return config.bus ? `${config.unit} at ${config.bus}` : String(config.unit);
    case "kubernetes":
      return `${config.deployment} in namespace ${config.namespace} at ${config.api}`;
    default:
      return `${config.program ?? config.container ?? ""} at ${config.socket ?? config.url ?? ""}`;
  }
}
