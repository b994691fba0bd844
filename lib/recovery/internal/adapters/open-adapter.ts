import type { Database } from "#lib/platform/database.ts";
import { unseal } from "#lib/platform/secrets.ts";
import { toConfigChange } from "#lib/recovery/config-change.ts";
import { DockerTargetConfig } from "#lib/recovery/docker-schemas.ts";
import {
  HaproxyTargetConfig,
  NginxTargetConfig,
  SystemdTargetConfig,
} from "#lib/recovery/host-target-schemas.ts";
import type { Adapter } from "#lib/recovery/internal/adapters/adapter.ts";
import { adjustConfigAdapter } from "#lib/recovery/internal/adapters/adjust-config.ts";
import { agentAdapter } from "#lib/recovery/internal/adapters/agent.ts";
import { dockerAdapter } from "#lib/recovery/internal/adapters/docker.ts";
import { haproxyAdapter } from "#lib/recovery/internal/adapters/haproxy.ts";
import { httpAdapter } from "#lib/recovery/internal/adapters/http.ts";
import { kubernetesAdapter } from "#lib/recovery/internal/adapters/kubernetes.ts";
import { nginxAdapter } from "#lib/recovery/internal/adapters/nginx.ts";
import { redisAdapter } from "#lib/recovery/internal/adapters/redis.ts";
import { supervisordAdapter } from "#lib/recovery/internal/adapters/supervisord.ts";
import { systemdAdapter } from "#lib/recovery/internal/adapters/systemd.ts";
import { KubernetesTargetConfig } from "#lib/recovery/kubernetes-schemas.ts";
import { type Action, actions, type Step } from "#lib/recovery/schemas.ts";
import {
  AgentTargetConfig,
  HttpTargetConfig,
  RedisTargetConfig,
  SupervisordTargetConfig,
  type TargetType,
} from "#lib/recovery/target-schemas.ts";

export type StoredTarget = { id: string; type: string; config: unknown; sealed: string | null };

/** What each type of target can do. */
export const actionsOf: Record<TargetType, readonly Action[]> = {
  http: actions.filter((action) => action !== "command"),
  supervisord: ["restart"],
  systemd: ["restart"],
  docker: ["restart"],
  kubernetes: ["restart"],
  redis: ["clear-cache"],
  nginx: ["reload-config"],
  haproxy: ["reload-config"],
  agent: ["command"],
};

/** The member of a config that is stored sealed. */
const secretOf: Record<string, string> = {
  http: "secret",
  supervisord: "password",
  redis: "password",
  kubernetes: "token",
};

/** Binds a sealed secret to its target's row. */
export function placeOf(target_id: string): string {
  return `target:${target_id}`;
}

/**
 * The adapter of a stored target, with its secret opened; `step` is what it is to do, where it is to do anything.
 * Throws when the row is of no known type.
 */
export function openAdapter(
  target: StoredTarget,
  database: Database,
  step?: Pick<Step, "action" | "params">,
): Adapter {
  const config = { ...Object(target.config), ...openSecretOf(target) };
  switch (target.type) {
    case "http":
      return openHttp(HttpTargetConfig.parse(config), step);
    case "supervisord":
      return supervisordAdapter(SupervisordTargetConfig.parse(config));
    case "docker":
      return dockerAdapter(DockerTargetConfig.parse(config));
    case "kubernetes":
      return kubernetesAdapter(KubernetesTargetConfig.parse(config));
    case "redis":
      return redisAdapter(RedisTargetConfig.parse(config));
    case "nginx":
      return nginxAdapter(NginxTargetConfig.parse(config));
    case "haproxy":
      return haproxyAdapter(HaproxyTargetConfig.parse(config));
    case "systemd":
      return systemdAdapter(SystemdTargetConfig.parse(config));
    case "agent":
      return agentAdapter({ database, target_id: target.id, ...AgentTargetConfig.parse(config) });
    default:
      throw new Error(`no adapter for targets of type ${target.type}`);
  }
}

function openHttp(config: HttpTargetConfig, step?: Pick<Step, "action" | "params">): Adapter {
  const change = step?.action === "adjust-config" ? toConfigChange(step.params) : null;
  return change ? adjustConfigAdapter(config, change) : httpAdapter(config);
}

function openSecretOf({ id, type, sealed }: StoredTarget): Record<string, string> {
  const member = secretOf[type];
  return sealed === null || !member ? {} : { [member]: unseal(sealed, placeOf(id)) };
}
