import { requireAccess } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";

const atMost = 500;

/** The error codes of the issues seen last, by name; at most 500. */
export async function listErrorCodes(context: Context): Promise<string[]> {
  requireAccess(context.actor, "read");
  const rows = await context.database.issue.groupBy({
    by: ["error_code"],
    orderBy: { _max: { last_seen: "desc" } },
    take: atMost,
  });
  return rows.map(({ error_code }) => error_code).sort();
}
