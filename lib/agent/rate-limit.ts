import type { AllowedCommand } from "#lib/agent/allow-list.ts";

const hourMilliseconds = 3_600_000;

type Limits = Pick<AllowedCommand, "most_per_hour" | "min_seconds_between">;

/**
 * Seconds until a command may run again by the host's own limits, 0 when it may now. `runs` are the moments of its
 * runs in milliseconds; one that lies ahead, because the clock was set back, counts as just now.
 */
export function secondsUntilAllowed(limits: Limits, runs: readonly number[], now: number): number {
  const ages = runs.map((moment) => Math.max(0, now - moment)).sort((one, other) => one - other);
  const [latest] = ages;
  const pause = latest === undefined ? 0 : limits.min_seconds_between * 1000 - latest;
  const oldest = ages[limits.most_per_hour - 1];
  const hour = oldest === undefined ? 0 : hourMilliseconds - oldest;
  return Math.ceil(Math.max(0, pause, hour) / 1000);
}

/** The runs that any limit can still count. */
export function keepRecentRuns(runs: readonly number[], now: number): number[] {
  return runs.filter((moment) => now - moment < hourMilliseconds).slice(-3600);
}
