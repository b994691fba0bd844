import { chooseResolution, chooseWidth, type Source } from "#lib/insights/bucket.ts";
import { finestKept, keptCodeResolutions } from "#lib/issues/kept-rollups.ts";
import { bucketStart } from "#lib/issues/rollup.ts";
import { resolveRange } from "#lib/platform/http/list.ts";

/** Into how many equal parts a trend cuts its range. */
export const trendParts = 24;
/** A range is cut at whole buckets; this many are enough for a sum, so many more for issues, whose rows are few. */
const bucketsOfCodes = 48;
const bucketsOfIssues = 300;

/** Parts are cut between `from` and `to`; rows are read up to `until`, which a reporter's clock may reach. */
export type Comparison<Sources extends Source = Source> = {
  from: Date;
  to: Date;
  until: Date;
  previousFrom: Date;
  source: Sources;
  /** What each part of a trend is a whole number of buckets of. */
  trendSource: Sources;
};

type Query = { from?: string | undefined; to?: string | undefined };

/** A range cut at whole buckets, and the start of the period of the same length before it; for issues. */
export function compareIssues(
  query: Query,
  now: Date,
): Comparison<Extract<Source, { of: "issues" }>> {
  const range = resolveRange(query, now);
  const length = range.to.getTime() - range.from.getTime();
  const before = new Date(range.from.getTime() - length);
  const width = chooseWidth(length / 1000, bucketsOfIssues, finestKept(before, now));
  const resolution = chooseResolution(width);
  const from = bucketStart(range.from, resolution);
  const to = query.to ? range.to : new Date(range.to.getTime() + resolution * 1000);
  const until = new Date(Math.max(to.getTime(), range.until.getTime()));
  // Cut like the range, or a bucket that is longer than the range would be missing before it.
  const previousFrom = bucketStart(new Date(from.getTime() - length), resolution);
  const source = { of: "issues", resolution } as const;
  return { from, to, until, previousFrom, source, trendSource: source };
}

/**
 * The same for services and codes. From a day on, the range is moved on to where its last bucket ends: so it keeps its
 * length, and the parts of a trend hold the same number of buckets.
 */
export function compareCodes(query: Query, now: Date): Comparison {
  const range = resolveRange(query, now);
  const length = range.to.getTime() - range.from.getTime();
  const kept = keptCodeResolutions(new Date(range.from.getTime() - length), now);
  const resolution = kept.findLast((one) => one * 1000 <= length / bucketsOfCodes);
  if (!resolution) return compareIssues(query, now);
  const start = bucketStart(range.to, resolution).getTime();
  const to = new Date(start < range.to.getTime() ? start + resolution * 1000 : start);
  const from = bucketStart(new Date(to.getTime() - length), resolution);
  const part = length / 1000 / trendParts;
  const even = kept.findLast((one) => resolution % one === 0 && part % one === 0);
  return {
    ...{ from, to, until: new Date(Math.max(to.getTime(), range.until.getTime())) },
    previousFrom: bucketStart(new Date(from.getTime() - length), resolution),
    source: { of: "codes", resolution },
    trendSource: { of: "codes", resolution: even ?? kept[0] ?? resolution },
  };
}

/** Counts by part, from 1, as a list in which every part is present. */
export function fillTrend(rows: { part: number; count: number }[]): number[] {
  const trend = Array.from({ length: trendParts }, () => 0);
  for (const { part, count } of rows) if (part >= 1 && part <= trendParts) trend[part - 1] = count;
  return trend;
}
