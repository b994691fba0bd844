import type { Context } from "#lib/platform/context.ts";
import { type JsonValue, jsonNull } from "#lib/platform/database.ts";
import { tellDashboards } from "#lib/platform/news.ts";

export type Change = {
  /** A verb and an object, such as `resolve-issue`. */
  action: string;
  object: { type: string; id: string };
  before?: JsonValue | null;
  after?: JsonValue | null;
};

/** What every signed-in person may see, and an open dashboard shows. */
const shownObjects = new Set([
  ...["issue", "run", "scenario", "target", "service", "kill-switch", "maintenance"],
]);

/**
 * Writes who did what to which object, in the open transaction, and tells open dashboards which one. Secrets must not be
 * among the values.
 */
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
  if (!shownObjects.has(change.object.type)) return;
  const payload = { object: change.object.type, id: change.object.id, action: change.action };
  await tellDashboards(database, [{ kind: "changed", service_id: null, payload }]);
}
