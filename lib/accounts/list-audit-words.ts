import { requireAccess } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";

export type AuditWords = { actions: string[]; object_types: string[] };

/** The actions and kinds of object that the log holds since a moment, in the order of the alphabet. */
export async function listAuditWords(context: Context, since: Date): Promise<AuditWords> {
  requireAccess(context.actor, "admin");
  const rows = await context.database.auditEntry.groupBy({
    by: ["action", "object_type"],
    where: { at: { gte: since } },
  });
  return {
    actions: [...new Set(rows.map(({ action }) => action))].sort(),
    object_types: [...new Set(rows.map(({ object_type }) => object_type))].sort(),
  };
}
