import type { Held } from "#lib/recovery/gates.ts";

/** What happens to the other services, and how busy recovery is as a whole. */
export type FleetFacts = {
  /** Services that report from this environment. */
  services: number;
  /** Others of this environment that a live run works on. */
  recovering: string[];
  /** Services of this environment whose incident was opened within the last two minutes. */
  degraded_lately: number;
  /** Runs that a worker moves now, of all services. */
  live_runs: number;
  /** Runs of all services that triggers have started within the last ten minutes, and the first of them. */
  starts: number;
  oldest_start_at: Date | null;
  /** Services that this one needs and that are degraded or in recovery themselves. */
  ailing: string[];
};

const mostLiveRuns = 5;
const mostStarts = 20;
const startsMilliseconds = 600_000;
const shareInRecovery = 0.34;
const stormShare = 0.3;
const stormLeast = 5;
const stormMilliseconds = 120_000;

const held = (outcome: Held["outcome"], reason: string, next_allowed_at: Date | null): Held => ({
  ...{ outcome, reason, next_allowed_at, run_id: null },
});

/** Holds while recovery as a whole is at its limits. */
export function checkGlobalBudget(fleet: FleetFacts): Held | null {
  if (fleet.live_runs >= mostLiveRuns) {
    const reason = `${fleet.live_runs} runs are under way, as many as may be at once.`;
    return held("BUDGET_GLOBAL", reason, null);
  }
  if (fleet.starts < mostStarts) return null;
  const reason = `${fleet.starts} runs started within ten minutes, as many as may.`;
  const over = fleet.oldest_start_at
    ? new Date(fleet.oldest_start_at.getTime() + startsMilliseconds)
    : null;
  return held("BUDGET_GLOBAL", reason, over);
}

/** Holds while so many other services are in recovery that one more would put too much at risk. */
export function checkBlastRadius(fleet: FleetFacts): Held | null {
  const most = Math.max(1, Math.ceil(fleet.services * shareInRecovery));
  if (fleet.recovering.length < most) return null;
  const names = fleet.recovering.slice(0, 3).join(", ");
  const reason = `${names} ${fleet.recovering.length === 1 ? "is" : "are"} in recovery already; at most ${most} of ${fleet.services} services at once.`;
  return held("BLAST_RADIUS", reason, null);
}

/** Holds while a service that this one needs is not well: its recovery comes first. */
export function checkDependencies(fleet: FleetFacts): Held | null {
  const [first, ...others] = fleet.ailing;
  if (first === undefined) return null;
  const names = [first, ...others].join(", ");
  const reason = `It needs ${names}, which ${others.length === 0 ? "is" : "are"} degraded or in recovery.`;
  return held("INHIBITED_BY", reason, null);
}

/** Many services at once have one cause, which no restart of theirs mends: then people decide. */
export function checkStorm(fleet: FleetFacts, now: Date): Held | null {
  const most = Math.max(stormLeast, Math.ceil(fleet.services * stormShare));
  if (fleet.degraded_lately < most) return null;
  const reason = `${fleet.degraded_lately} of ${fleet.services} services became degraded within two minutes.`;
  return held("STORM", reason, new Date(now.getTime() + stormMilliseconds));
}
