import { requireAccess } from "#lib/accounts/permissions.ts";
import { compareIssues, fillTrend, trendParts } from "#lib/insights/comparison.ts";
import { countIssueParts } from "#lib/insights/internal/sql/count-issue-parts.ts";
import type { Context } from "#lib/platform/context.ts";

/** How often each of the issues occurred in 24 equal parts of the range, by default the last 24 hours; by issue id. */
export async function listIssueTrends(
  context: Context,
  query: { issues: string[]; from?: string | undefined; to?: string | undefined },
): Promise<Record<string, number[]>> {
  requireAccess(context.actor, "read");
  if (query.issues.length === 0) return {};
  const { from, to, until, source } = compareIssues(query, context.now());
  const rows = await countIssueParts(context.database, {
    issues: query.issues,
    from,
    to,
    until,
    resolution: source.resolution,
    parts: trendParts,
  });
  const rowsOf = Map.groupBy(rows, ({ issue }) => issue);
  return Object.fromEntries(query.issues.map((id) => [id, fillTrend(rowsOf.get(id) ?? [])]));
}
