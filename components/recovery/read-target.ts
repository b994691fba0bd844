import type { Target } from "#lib/recovery/target-schemas.ts";

const keys: Record<string, string[]> = {
  http: ["base_url", "secret"],
  supervisord: ["socket", "url", "program", "username", "password"],
  docker: ["socket", "url", "container"],
  kubernetes: ["api", "namespace", "deployment", "token", "ca"],
};

/** The config as the form holds it: what was left empty is left out, so that a stored secret stays. */
export function readTargetConfig(type: string, values: FormData): Record<string, unknown> {
  const typed = (keys[type] ?? []).map((key) => [key, String(values.get(`config.${key}`) ?? "")]);
  const config: Record<string, unknown> = Object.fromEntries(typed.filter(([, value]) => value));
  if (values.get("config.allow_private") === "on") config.allow_private = true;
  return config;
}

/** The address that a target acts on, in one line. */
export function describeTarget({ type, config }: Pick<Target, "type" | "config">): string {
  if (type === "http") return String(config.base_url);
  const place = String(config.socket ?? config.url ?? config.api ?? "");
  if (type === "kubernetes") {
    return `${String(config.deployment)} in namespace ${String(config.namespace)} at ${place}`;
  }
  return `${String(config.program ?? config.container ?? "")} at ${place}`;
}
