import type { AuditQuery } from "#lib/accounts/audit-query.ts";
import { requireAccess } from "#lib/accounts/permissions.ts";
import type { AuditEntry } from "#lib/accounts/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { type List, openCursor, packCursor, resolveRange } from "#lib/platform/http/list.ts";

/** Who did what to which object, newest first. `actor` finds people and tokens whose name contains it. */
export async function listAuditEntries(
  context: Context,
  query: AuditQuery,
): Promise<List<AuditEntry>> {
  requireAccess(context.actor, "admin");
  const { from, to } = resolveRange(query, context.now());
  const rows = await context.database.auditEntry.findMany({
    where: {
      at: { gte: from, lte: to },
      ...(query.actor ? { actor_name: { contains: query.actor, mode: "insensitive" } } : {}),
      ...(query.cursor ? { id: { lt: BigInt(openCursor(query.cursor, ["number"])[0] ?? 0) } } : {}),
    },
    orderBy: { id: "desc" },
    take: query.limit + 1,
  });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const more = rows.length > page.length && last;
  return {
    data: page.map(({ id, at, actor_name, action, object_type, object_id, before, after }) => ({
      id: String(id),
      at: at.toISOString(),
      actor: actor_name,
      action,
      object_type,
      object_id,
      before,
      after,
    })),
    next_cursor: more ? packCursor([String(last.id)]) : null,
  };
}
