import { keptCodeResolutions } from "#lib/issues/kept-rollups.ts";
import { type CodeResolution, type Resolution, resolutions } from "#lib/issues/rollup.ts";

const hour = 3600;
const day = 86_400;
/** Widths that people read at a glance; each is a whole number of the buckets that are stored. */
const widths = [
  10,
  20,
  30,
  60,
  120,
  300,
  600,
  900,
  1200,
  1800,
  hour,
  2 * hour,
  3 * hour,
  6 * hour,
  12 * hour,
  day,
  2 * day,
  7 * day,
  14 * day,
  28 * day,
];

/**
 * The narrowest readable width in seconds that cuts the range into at most `buckets` parts and can be added up from
 * buckets of the `finest` resolution that is still there or worth it, in seconds.
 */
export function chooseWidth(
  rangeSeconds: number,
  buckets: number,
  finest: number = resolutions[0],
): number {
  const needed = Math.max(rangeSeconds / buckets, finest);
  return widths.find((width) => width >= needed) ?? Math.ceil(needed / day) * day;
}

/** The coarsest stored resolution from which buckets of this width can be added up. */
export function chooseResolution(widthSeconds: number): Resolution {
  return resolutions.findLast((resolution) => widthSeconds % resolution === 0) ?? 10;
}

/** Rollups to add up: those of issues, or the fewer ones that do not tell issues apart. */
export type Source =
  | { of: "issues"; resolution: Resolution }
  | { of: "codes"; resolution: CodeResolution };

/** The fewest rollups from which buckets of this width can be added up since `from`, issues aside. */
export function chooseSource(widthSeconds: number, from: Date, now: Date): Source {
  const resolution = keptCodeResolutions(from, now).findLast((one) => widthSeconds % one === 0);
  if (resolution) return { of: "codes", resolution };
  return { of: "issues", resolution: chooseResolution(widthSeconds) };
}

/** Buckets of one resolution that start from `from` on and before `to`. */
export type Slice = { resolution: number; from: Date; to: Date };

/**
 * The fewest buckets that hold a range exactly: coarse ones within, finer ones at its ends. `resolutions` come finest
 * first, each a multiple of the one before; the range begins and ends with a bucket of the finest.
 */
export function coverRange(from: Date, to: Date, resolutions: readonly number[]): Slice[] {
  const [resolution, ...coarser] = resolutions;
  if (resolution === undefined || from >= to) return [];
  const next = (coarser[0] ?? 0) * 1000;
  const start = next > 0 ? Math.ceil(from.getTime() / next) * next : Number.POSITIVE_INFINITY;
  const end = next > 0 ? Math.floor(to.getTime() / next) * next : 0;
  if (start >= end) return [{ resolution, from, to }];
  const slices = [
    { resolution, from, to: new Date(start) },
    ...coverRange(new Date(start), new Date(end), coarser),
    { resolution, from: new Date(end), to },
  ];
  return slices.filter((slice) => slice.from < slice.to);
}

/** Starts of all buckets that touch the range, cut at multiples of the width since the epoch. */
export function listBuckets(from: Date, to: Date, widthSeconds: number): Date[] {
  const width = widthSeconds * 1000;
  const first = Math.floor(from.getTime() / width) * width;
  const count = Math.max(1, Math.ceil((to.getTime() - first) / width));
  return Array.from({ length: count }, (_, index) => new Date(first + index * width));
}
