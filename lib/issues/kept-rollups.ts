import { startOfDay } from "#lib/issues/record-day.ts";
import { type Resolution, resolutions } from "#lib/issues/rollup.ts";

const dayMilliseconds = 86_400_000;

/**
 * For how many days the buckets of a resolution are kept. Ten seconds are for looking into an outage again two weeks
 * later, five minutes for a quarter, hours for a year with the month to compare it with, days for ever.
 */
export const keptDays: Readonly<Record<Resolution, number>> = {
  10: 14,
  300: 90,
  3600: 400,
  86400: Number.POSITIVE_INFINITY,
};

/** Buckets of the resolution that start before this time may be deleted; null: none. */
export function pruneRollupsBefore(resolution: Resolution, now: Date): Date | null {
  const days = keptDays[resolution];
  if (!Number.isFinite(days)) return null;
  return startOfDay(new Date(now.getTime() - days * dayMilliseconds));
}

/** The finest resolution whose buckets are still there since `from`. */
export function finestKept(from: Date, now: Date): Resolution {
  const age = (now.getTime() - from.getTime()) / dayMilliseconds;
  return resolutions.find((resolution) => age <= keptDays[resolution]) ?? 86_400;
}
