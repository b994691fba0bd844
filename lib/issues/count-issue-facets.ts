import { requireAccess } from "#lib/accounts/permissions.ts";
import { capCount } from "#lib/issues/capped-count.ts";
import { FacetName, type IssueFacets, type IssueFilter } from "#lib/issues/filter-schemas.ts";
import { resolveFilter } from "#lib/issues/internal/resolve-filter.ts";
import { countFacets } from "#lib/issues/internal/sql/count-facets.ts";
import type { Context } from "#lib/platform/context.ts";

/** Values of one field, the most frequent first. */
const mostValues = 50;
/** How many issues of a filter have which values; each field is counted as if it alone were not filtered. */
export async function countIssueFacets(
  context: Context,
  filter: IssueFilter,
): Promise<IssueFacets> {
  requireAccess(context.actor, "read");
  const conditions = await resolveFilter(context, filter);
  const rows = await countFacets(context.database, conditions, mostValues);
  const of = Map.groupBy(rows, ({ facet }) => facet);
  const facets = FacetName.options.map((name) => [
    name,
    (of.get(name) ?? []).map(({ value, count }) => ({ value, ...capCount(count) })),
  ]);
  return { total: capCount(of.get("total")?.[0]?.count ?? 0), facets: Object.fromEntries(facets) };
}
