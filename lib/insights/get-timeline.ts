import type { z } from "zod";
import { requireAccess } from "#lib/accounts/permissions.ts";
import { chooseResolution, chooseSource, chooseWidth, listBuckets } from "#lib/insights/bucket.ts";
import { countByBucket } from "#lib/insights/internal/sql/count-by-bucket.ts";
import { countOutcomes } from "#lib/insights/internal/sql/count-outcomes.ts";
import type { getTimelineOperation } from "#lib/insights/operations.ts";
import type { Timeline } from "#lib/insights/schemas.ts";
import type { IssueFilter } from "#lib/issues/filter-schemas.ts";
import { finestKept } from "#lib/issues/kept-rollups.ts";
import { codeResolutions } from "#lib/issues/rollup.ts";
import { prepareRollupFilter } from "#lib/issues/rollup-filter.ts";
import type { Context } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";
import { resolveRange } from "#lib/platform/http/list.ts";

/** More lines than anybody tells apart, and a bound on the answer. */
const mostSeries = 50;

export type TimelineQuery = z.output<(typeof getTimelineOperation)["query"]> & {
  /** Only what these issues count. */
  issues?: IssueFilter;
};

/** Errors over time from rollups; each series has every bucket, the one with the most errors first. */
export async function getTimeline(context: Context, query: TimelineQuery): Promise<Timeline> {
  requireAccess(context.actor, "read");
  requireCounted(query);
  const now = context.now();
  const asked = query.issues && (await prepareRollupFilter(context, query.issues));
  const ofIssues = query.issue !== undefined || asked?.condition !== undefined;
  const { from, to, until } = resolveRange(query, now);
  const seconds = (to.getTime() - from.getTime()) / 1000;
  const finest = Math.max(finestKept(from, now), finestWorth(query, ofIssues, seconds));
  const width = chooseWidth(seconds, query.buckets, finest);
  const due = listBuckets(from, to, width);
  const { group_by } = query;
  const filter = {
    ...query,
    ...asked,
    from: due[0] ?? from,
    to: new Date(Math.max((due.at(-1)?.getTime() ?? 0) + width * 1000, until.getTime())),
    most: mostSeries,
    source: ofIssues
      ? { of: "issues" as const, resolution: chooseResolution(width) }
      : chooseSource(width, from, now),
    width,
  };
  const rows =
    group_by === "outcome"
      ? await countOutcomes(context.database, { ...filter, resolution: chooseResolution(width) })
      : await countByBucket(context.database, { ...filter, group_by });
  // A reporter's clock that runs ahead fills buckets that are not due yet; they are shown when they hold something.
  const latest = rows.reduce(
    (time, { bucket }) => Math.max(time, bucket.getTime()),
    to.getTime() - 1,
  );
  const buckets = listBuckets(from, new Date(latest + 1), width);
  const counts = new Map<string, Map<number, number>>();
  for (const { key, bucket, count } of rows) {
    const series = counts.get(key) ?? new Map<number, number>();
    counts.set(key, series.set(bucket.getTime(), count));
  }
  const series = [...counts].map(([key, byBucket]) => ({
    key,
    points: buckets.map((bucket): [string, number] => [
      bucket.toISOString(),
      byBucket.get(bucket.getTime()) ?? 0,
    ]),
  }));
  return { bucket_seconds: width, series: series.sort((one, other) => total(other) - total(one)) };
}

/** Throws `wrong-query` for what nobody counted: what became of records is known by service and environment. */
function requireCounted({ group_by, error_code, issue, issues }: TimelineQuery): void {
  const asksForMore = error_code !== undefined || issue !== undefined || issues !== undefined;
  if (group_by !== "outcome" || !asksForMore) return;
  throw new Problem(
    "wrong-query",
    "group_by: outcomes are counted by service and environment only; leave out error_code and issue.",
  );
}

/** Long charts of services and codes are made of the few rollups without issue, those of many issues of hours. */
function finestWorth(query: TimelineQuery, ofIssues: boolean, seconds: number): number {
  if (query.issue !== undefined) return 0;
  if (ofIssues) return seconds >= 43_200 ? 3600 : 0;
  return seconds >= 86_400 ? codeResolutions[0] : 0;
}

function total({ points }: Timeline["series"][number]): number {
  return points.reduce((sum, [, count]) => sum + count, 0);
}
