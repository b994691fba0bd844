import { requireAccess } from "#lib/accounts/permissions.ts";
import { capCount } from "#lib/issues/capped-count.ts";
import type { IssueFacets, IssueFilter } from "#lib/issues/filter-schemas.ts";
import { resolveFilter } from "#lib/issues/internal/resolve-filter.ts";
import { countFilter } from "#lib/issues/internal/sql/count-filter.ts";
import type { Context } from "#lib/platform/context.ts";

/** How many issues match, counted no further than is told. */
export async function countIssues(
  context: Context,
  filter: IssueFilter,
): Promise<IssueFacets["total"]> {
  requireAccess(context.actor, "read");
  return capCount(await countFilter(context.database, await resolveFilter(context, filter)));
}
