import { requireAccess } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";

/** How many issues are open or have come back. */
export async function countOpenIssues(context: Context): Promise<number> {
  requireAccess(context.actor, "read");
  return context.database.issue.count({
    where: { state: { in: ["open", "regressed"] }, merged_into: null, count: { gt: 0 } },
  });
}
