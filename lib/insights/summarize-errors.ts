import { requireAccess } from "#lib/accounts/permissions.ts";
import { compareCodes, fillTrend, trendParts } from "#lib/insights/comparison.ts";
import { countErrorParts, type ErrorPart } from "#lib/insights/internal/sql/count-error-parts.ts";
import { countNewIssues } from "#lib/insights/internal/sql/count-new-issues.ts";
import type { ErrorSummary } from "#lib/insights/schemas.ts";
import type { Context } from "#lib/platform/context.ts";

export type SummaryQuery = {
  from?: string | undefined;
  to?: string | undefined;
  service?: string | undefined;
  environment?: string | undefined;
};

/** What a range holds in a few figures, each beside that of the period before. */
export async function summarizeErrors(
  context: Context,
  query: SummaryQuery,
): Promise<ErrorSummary> {
  requireAccess(context.actor, "read");
  const filter = { ...query, ...compareCodes(query, context.now()), parts: trendParts };
  const [parts, issues] = await Promise.all([
    countErrorParts(context.database, filter),
    countNewIssues(context.database, filter),
  ]);
  const opened = issues.filter(({ part }) => part > 0);
  return {
    errors: compare(parts, "count"),
    services: compare(parts, "services"),
    codes: parts.find(({ part }) => part === null)?.codes ?? 0,
    issues: {
      open: sum(issues.map(({ open }) => open)),
      opened: {
        count: sum(opened.map(({ count }) => count)),
        previous_count: issues.find(({ part }) => part === 0)?.count ?? 0,
        trend: fillTrend(opened),
      },
    },
  };
}

function compare(parts: ErrorPart[], figure: "count" | "services") {
  const of = (wanted: number | null) => parts.find(({ part }) => part === wanted)?.[figure] ?? 0;
  const trend = fillTrend(parts.map((row) => ({ part: row.part ?? 0, count: row[figure] })));
  return { count: of(null), previous_count: of(0), trend };
}

function sum(counts: number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
