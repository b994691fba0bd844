import { unseal } from "#lib/platform/secrets.ts";
import {
  HaproxyTargetConfig,
  NginxTargetConfig,
  SystemdTargetConfig,
} from "#lib/recovery/host-target-schemas.ts";
import type { Adapter } from "#lib/recovery/internal/adapters/adapter.ts";
import { haproxyAdapter } from "#lib/recovery/internal/adapters/haproxy.ts";
import { httpAdapter } from "#lib/recovery/internal/adapters/http.ts";
import { nginxAdapter } from "#lib/recovery/internal/adapters/nginx.ts";
import { redisAdapter } from "#lib/recovery/internal/adapters/redis.ts";
import { supervisordAdapter } from "#lib/recovery/internal/adapters/supervisord.ts";
import { systemdAdapter } from "#lib/recovery/internal/adapters/systemd.ts";
import { type Action, actions } from "#lib/recovery/schemas.ts";
import {
  HttpTargetConfig,
  RedisTargetConfig,
  SupervisordTargetConfig,
  type TargetType,
} from "#lib/recovery/target-schemas.ts";

export type StoredTarget = { id: string; type: string; config: unknown; sealed: string | null };

/** What each type of target can do. */
export const actionsOf: Record<TargetType, readonly Action[]> = {
  http: actions,
  supervisord: ["restart"],
  redis: ["clear-cache"],
  nginx: ["reload-config"],
  haproxy: ["reload-config"],
  systemd: ["restart"],
};

/** Binds a sealed secret to its target's row. */
export function placeOf(target_id: string): string {
  return `target:${target_id}`;
}

/** The adapter of a stored target, with its secret opened. Throws when the row is of no known type. */
export function openAdapter(target: StoredTarget): Adapter {
  const config = { ...Object(target.config), ...openSecretOf(target) };
  switch (target.type) {
    case "http":
      return httpAdapter(HttpTargetConfig.parse(config));
    case "supervisord":
      return supervisordAdapter(SupervisordTargetConfig.parse(config));
    case "redis":
      return redisAdapter(RedisTargetConfig.parse(config));
    case "nginx":
      return nginxAdapter(NginxTargetConfig.parse(config));
    case "haproxy":
      return haproxyAdapter(HaproxyTargetConfig.parse(config));
    case "systemd":
      return systemdAdapter(SystemdTargetConfig.parse(config));
    default:
      throw new Error(`no adapter for targets of type ${target.type}`);
  }
}

function openSecretOf({ id, type, sealed }: StoredTarget): Record<string, string> {
  if (sealed === null) return {};
  return { [type === "http" ? "secret" : "password"]: unseal(sealed, placeOf(id)) };
}
