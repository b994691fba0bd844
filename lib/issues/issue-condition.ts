import type { IssueFilter } from "#lib/issues/filter-schemas.ts";
import { resolveFilter } from "#lib/issues/internal/resolve-filter.ts";
import { fitsFilter } from "#lib/issues/internal/sql/issue-conditions.ts";
import type { Context } from "#lib/platform/context.ts";

/** The condition that an issue `i` of a service `s` fits a filter, for statements about what issues count. */
export async function prepareIssueCondition(context: Context, filter: IssueFilter) {
  return fitsFilter(await resolveFilter(context, filter));
}
