import type { IssueFilter } from "#lib/issues/filter-schemas.ts";
import { resolveFilter } from "#lib/issues/internal/resolve-filter.ts";
import { fitsFilter } from "#lib/issues/internal/sql/issue-conditions.ts";
import type { Context } from "#lib/platform/context.ts";

/**
 * A filter for statements about rollups: values that the rollups have themselves, and, only where the filter asks for
 * more, the condition that an issue `i` of a service `s` fits. When an issue was seen is the statement's own range.
 */
export async function prepareRollupFilter(context: Context, filter: IssueFilter) {
  const conditions = await resolveFilter(context, filter);
  const { service, environment, error_code, level, state, ids, q } = conditions;
  const isPlain =
    state.length === 0 && ids === null && q === undefined && conditions.assignee === undefined;
  const whenever = { ...conditions, after: undefined, before: undefined };
  return {
    values: { service, environment, error_code, level },
    condition: isPlain ? undefined : fitsFilter(whenever),
  };
}
