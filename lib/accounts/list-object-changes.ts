import { requireAccess } from "#lib/accounts/permissions.ts";
import type { AuditEntry } from "#lib/accounts/schemas.ts";
import type { Context } from "#lib/platform/context.ts";

const atMost = 200;

/** Who did what to these objects of one type, newest first; at most 200. For whoever may see the objects. */
export async function listObjectChanges(
  context: Context,
  { type, ids }: { type: string; ids: string[] },
): Promise<AuditEntry[]> {
  requireAccess(context.actor, "read");
  const rows = await context.database.auditEntry.findMany({
    where: { object_type: type, object_id: { in: ids } },
    orderBy: { id: "desc" },
    take: atMost,
  });
  return rows.map(({ id, at, actor_name, action, object_type, object_id, before, after }) => ({
    ...{ id: String(id), at: at.toISOString(), actor: actor_name },
    ...{ action, object_type, object_id, before, after },
  }));
}
