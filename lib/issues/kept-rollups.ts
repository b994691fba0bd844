import { startOfDay } from "#lib/issues/record-day.ts";
import {
  type CodeResolution,
  codeResolutions,
  type Resolution,
  resolutions,
} from "#lib/issues/rollup.ts";

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

/** The same for rollups without issue: half an hour for a quarter, three hours for a year and the one before. */
export const keptCodeDays: Readonly<Record<CodeResolution, number>> = {
  1800: 90,
  10800: 800,
  43200: Number.POSITIVE_INFINITY,
  86400: Number.POSITIVE_INFINITY,
};

/** Buckets that are kept for so many days and start before this time may be deleted; null: none. */
export function pruneRollupsBefore(days: number, now: Date): Date | null {
  if (!Number.isFinite(days)) return null;
  return startOfDay(new Date(now.getTime() - days * dayMilliseconds));
}

/** The finest resolution whose buckets are still there since `from`. */
export function finestKept(from: Date, now: Date): Resolution {
  return resolutions.find((resolution) => isKept(keptDays[resolution], from, now)) ?? 86_400;
}

/** The resolutions of rollups without issue that are still there since `from`, finest first. */
export function keptCodeResolutions(from: Date, now: Date): CodeResolution[] {
  return codeResolutions.filter((resolution) => isKept(keptCodeDays[resolution], from, now));
}

function isKept(days: number, from: Date, now: Date): boolean {
  return (now.getTime() - from.getTime()) / dayMilliseconds <= days;
}
