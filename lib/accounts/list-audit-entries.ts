import { toAuditEntry } from "#lib/accounts/audit-entry.ts";
import type { AuditQuery } from "#lib/accounts/audit-query.ts";
import { auditWhere } from "#lib/accounts/audit-where.ts";
import { requireAccess } from "#lib/accounts/permissions.ts";
import type { AuditEntry } from "#lib/accounts/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { type List, openCursor, packCursor } from "#lib/platform/http/list.ts";

/** Who did what to which object, newest first. */
export async function listAuditEntries(
  context: Context,
  query: AuditQuery,
): Promise<List<AuditEntry>> {
  requireAccess(context.actor, "admin");
  const before = query.cursor ? BigInt(openCursor(query.cursor, ["number"])[0] ?? 0) : null;
  const rows = await context.database.auditEntry.findMany({
    where: {
      ...auditWhere(query, context.now()),
      ...(before === null ? {} : { id: { lt: before } }),
    },
    orderBy: { id: "desc" },
    take: query.limit + 1,
  });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const more = rows.length > page.length && last;
  return {
    data: page.map(toAuditEntry),
    next_cursor: more ? packCursor([String(last.id)]) : null,
  };
}
