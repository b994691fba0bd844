import type { Context } from "#lib/platform/context.ts";
import { type JsonValue, jsonNull } from "#lib/platform/database.ts";

export type Change = {
  /** A verb and an object, such as `resolve-issue`. */
  action: string;
  object: { type: string; id: string };
  before?: JsonValue | null;
  after?: JsonValue | null;
};

/** Writes who did what to which object, in the open transaction. Secrets must not be among the values. */
export async function recordAudit(context: Context, change: Change): Promise<void> {
  const { actor, database, requestId } = context;
  await database.auditEntry.create({
    data: {
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_name: actor.name,
      action: change.action,
      object_type: change.object.type,
      object_id: change.object.id,
      before: change.before ?? jsonNull,
      after: change.after ?? jsonNull,
      request_id: requestId,
    },
  });
}
