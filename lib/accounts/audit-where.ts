import type { AuditFilter } from "#lib/accounts/audit-query.ts";
import { resolveRange } from "#lib/platform/http/list.ts";

const values = ["before", "after"] as const;
const names = ["name", "email"] as const;

/** The condition of a filter; the last 24 hours where it names no time. Throws `wrong-query` for a reversed one. */
export function auditWhere(filter: AuditFilter, now: Date) {
  const { from, to } = resolveRange(filter, now);
  const { actor, action, object_type, object } = filter;
  return {
    at: { gte: from, lte: to },
    ...(actor ? { actor_name: { contains: actor, mode: "insensitive" as const } } : {}),
    ...(action ? { action } : {}),
    ...(object_type ? { object_type } : {}),
    ...(object ? { OR: [{ object_id: { contains: object } }, ...inValues(object)] } : {}),
  };
}

function inValues(text: string) {
  return values.flatMap((value) =>
    names.map((name) => ({ [value]: { path: [name], string_contains: text } })),
  );
}
