import { chooseResolution, chooseWidth } from "#lib/insights/bucket.ts";
import { finestKept } from "#lib/issues/kept-rollups.ts";
import { bucketStart, type Resolution } from "#lib/issues/rollup.ts";
import { resolveRange } from "#lib/platform/http/list.ts";

/** Into how many equal parts a trend cuts its range. */
export const trendParts = 24;

/** Parts are cut between `from` and `to`; rows are read up to `until`, which a reporter's clock may reach. */
export type Comparison = {
  from: Date;
  to: Date;
  until: Date;
  previousFrom: Date;
  resolution: Resolution;
};

/** A range cut at whole buckets, and the start of the period of the same length before it. */
export function deriveComparison(
  query: { from?: string | undefined; to?: string | undefined },
  now: Date,
): Comparison {
  const range = resolveRange(query, now);
  const length = range.to.getTime() - range.from.getTime();
  const before = new Date(range.from.getTime() - length);
  const resolution = chooseResolution(chooseWidth(length / 1000, 300, finestKept(before, now)));
  const from = bucketStart(range.from, resolution);
  const to = query.to ? range.to : new Date(range.to.getTime() + resolution * 1000);
  const until = new Date(Math.max(to.getTime(), range.until.getTime()));
  // Cut like the range, or a bucket that is longer than the range would be missing before it.
  const previousFrom = bucketStart(new Date(from.getTime() - length), resolution);
  return { from, to, until, previousFrom, resolution };
}

/** Counts by part, from 1, as a list in which every part is present. */
export function fillTrend(rows: { part: number; count: number }[]): number[] {
  const trend = Array.from({ length: trendParts }, () => 0);
  for (const { part, count } of rows) if (part >= 1 && part <= trendParts) trend[part - 1] = count;
  return trend;
}
