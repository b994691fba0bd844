import type { Database } from "#lib/platform/database.ts";
import { unseal } from "#lib/platform/secrets.ts";
import type { Adapter } from "#lib/recovery/internal/adapters/adapter.ts";
import { agentAdapter } from "#lib/recovery/internal/adapters/agent.ts";
import { httpAdapter } from "#lib/recovery/internal/adapters/http.ts";
import { supervisordAdapter } from "#lib/recovery/internal/adapters/supervisord.ts";
import { type Action, actions } from "#lib/recovery/schemas.ts";
import {
  AgentTargetConfig,
  HttpTargetConfig,
  SupervisordTargetConfig,
  type TargetType,
} from "#lib/recovery/target-schemas.ts";

export type StoredTarget = { id: string; type: string; config: unknown; sealed: string | null };

/** What each type of target can do. */
export const actionsOf: Record<TargetType, readonly Action[]> = {
  http: actions.filter((action) => action !== "command"),
  supervisord: ["restart"],
  agent: ["command"],
};

/** Binds a sealed secret to its target's row. */
export function placeOf(target_id: string): string {
  return `target:${target_id}`;
}

/** The adapter of a stored target, with its secret opened. Throws when the row is of no known type. */
export function openAdapter(target: StoredTarget, database: Database): Adapter {
  const config = { ...Object(target.config), ...openSecretOf(target) };
  switch (target.type) {
    case "http":
      return httpAdapter(HttpTargetConfig.parse(config));
    case "supervisord":
      return supervisordAdapter(SupervisordTargetConfig.parse(config));
    case "agent":
      return agentAdapter({ database, target_id: target.id, ...AgentTargetConfig.parse(config) });
    default:
      throw new Error(`no adapter for targets of type ${target.type}`);
  }
}

function openSecretOf({ id, type, sealed }: StoredTarget): Record<string, string> {
  if (sealed === null) return {};
  return { [type === "http" ? "secret" : "password"]: unseal(sealed, placeOf(id)) };
}
