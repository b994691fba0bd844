import {
  chooseResolution,
  chooseWidth,
  coverRange,
  type Slice,
  type Source,
} from "#lib/insights/bucket.ts";
import { finestKept, keptCodeResolutions } from "#lib/issues/kept-rollups.ts";
import { bucketStart } from "#lib/issues/rollup.ts";
import { resolveRange } from "#lib/platform/http/list.ts";

/** Into how many equal parts a trend cuts its range. */
export const trendParts = 24;
/** A range is cut at whole buckets, of which it holds at least so many. */
const mostBuckets = 300;
const fewestBuckets = 48;

/** Parts are cut between `from` and `to`; rows are read up to `until`, which a reporter's clock may reach. */
export type Comparison<Sources extends Source = Source> = {
  from: Date;
  to: Date;
  until: Date;
  previousFrom: Date;
  source: Sources;
  /** The buckets that hold both periods, none of them parts of both. */
  slices: Slice[];
  /** Of its buckets, every part of a trend has the same number; the first and the last may reach out of the range. */
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
  const width = chooseWidth(length / 1000, mostBuckets, finestKept(before, now));
  const resolution = chooseResolution(width);
  const from = bucketStart(range.from, resolution);
  const to = query.to ? range.to : new Date(range.to.getTime() + resolution * 1000);
  const until = new Date(Math.max(to.getTime(), range.until.getTime()));
  // Cut like the range, or a bucket that is longer than the range would be missing before it.
  const previousFrom = bucketStart(new Date(from.getTime() - length), resolution);
  const source = { of: "issues", resolution } as const;
  const slices = [{ resolution, from: previousFrom, to: until }];
  return { from, to, until, previousFrom, source, slices, trendSource: source };
}

/**
 * The same for services and codes. From a day on, the range is moved on to where its last bucket ends: so it keeps its
 * length, and the parts of a trend hold the same number of buckets.
 */
export function compareCodes(query: Query, now: Date): Comparison {
  const range = resolveRange(query, now);
  const length = range.to.getTime() - range.from.getTime();
  const kept = keptCodeResolutions(new Date(range.from.getTime() - length), now);
  const [resolution] = kept;
  if (!resolution || resolution * 1000 * fewestBuckets > length) return compareIssues(query, now);
  const to = bucketEnd(range.to, resolution);
  const from = bucketStart(new Date(to.getTime() - length), resolution);
  const previousFrom = bucketStart(new Date(from.getTime() - length), resolution);
  const until = bucketEnd(range.until, resolution);
  const slices = [...coverRange(previousFrom, from, kept), ...coverRange(from, until, kept)];
  const part = length / 1000 / trendParts;
  const trend = kept.findLast((one) => part % one === 0);
  return {
    ...{ from, to, until, previousFrom, slices },
    source: { of: "codes", resolution },
    trendSource: { of: "codes", resolution: trend ?? resolution },
  };
}

/** The end of the bucket that holds a time, or the time itself where a bucket ends there. */
function bucketEnd(time: Date, resolution: number): Date {
  return bucketStart(new Date(time.getTime() + resolution * 1000 - 1), resolution);
}

/** Counts by part, from 1, as a list in which every part is present. */
export function fillTrend(rows: { part: number; count: number }[]): number[] {
  const trend = Array.from({ length: trendParts }, () => 0);
  for (const { part, count } of rows) if (part >= 1 && part <= trendParts) trend[part - 1] = count;
  return trend;
}
