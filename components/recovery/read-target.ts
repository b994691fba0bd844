import type { Words } from "#components/ui/words.ts";
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
export function describeTarget(
  t: Words<"recovery.targetAddress">,
  { type, config }: Pick<Target, "type" | "config">,
): string {
  const say = (name: keyof typeof config) => String(config[name] ?? "");
  switch (type) {
    case "http":
      return String(config.base_url);
    case "agent":
      return t("agent", { command: say("command"), agent: say("agent") });
    case "redis":
      return t("redis", { prefix: say("prefix"), url: say("url") });
    case "nginx":
      return t("nginx", { pidFile: say("pid_file"), configFile: say("config_file") });
    case "haproxy":
      return t("haproxy", { socket: say("socket"), configFile: say("config_file") });
    case "systemd":
      return config.bus ? t("at", { name: say("unit"), place: say("bus") }) : say("unit");
    case "kubernetes":
      return t("kubernetes", {
        ...{ deployment: say("deployment"), namespace: say("namespace"), api: say("api") },
      });
    default:
      return t("at", {
        name: say("program") || say("container"),
        place: say("socket") || say("url"),
      });
  }
}
