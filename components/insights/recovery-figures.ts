import type { Incident, Run } from "#lib/recovery/answers.ts";

export type RecoveryFigures = {
  /** Runs that ended in the span, other than by somebody's word. */
  runs: number;
  /** Of these: recovered with nobody pressing, approving or deciding. */
  byItself: number;
  recoveredTrend: number[];
  /** Incidents that ended in the span, and the median of their lengths in seconds. */
  incidents: number;
  medianSeconds: number | null;
  /** Lengths in seconds of the last of them, the oldest first; zeros stand before them. */
  durations: number[];
};

type RunPart = Pick<Run, "state" | "cause" | "decided_by" | "ended_at">;
type IncidentPart = Pick<Incident, "closed_at" | "downtime_seconds">;
type Input = { runs: RunPart[]; incidents: IncidentPart[]; from: Date; to: Date };

const trendParts = 24;
const recovered = new Set(["RECOVERED", "SKIPPED_RECOVERED"]);
const ended = new Set([...recovered, "ESCALATED", "FAILED", "NEEDS_ATTENTION"]);

/** What recovery achieved in a span of time. */
export function deriveRecoveryFigures({ runs, incidents, from, to }: Input): RecoveryFigures {
  const isInside = (at: string | null) =>
    at !== null && Date.parse(at) >= from.getTime() && Date.parse(at) <= to.getTime();
  const endedRuns = runs.filter(({ state, ended_at }) => ended.has(state) && isInside(ended_at));
  const good = endedRuns.filter(({ state }) => recovered.has(state));
  const byItself = good.filter(({ cause, decided_by }) => cause === "trigger" && !decided_by);
  const closed = incidents
    .filter(({ closed_at }) => isInside(closed_at))
    .sort((one, other) => String(one.closed_at).localeCompare(String(other.closed_at)));
  const lengths = closed.map(({ downtime_seconds }) => downtime_seconds);
  return {
    runs: endedRuns.length,
    byItself: byItself.length,
    recoveredTrend: countParts(
      good.map(({ ended_at }) => Date.parse(String(ended_at))),
      from.getTime(),
      to.getTime(),
    ),
    incidents: closed.length,
    medianSeconds: median(lengths),
    durations: [...emptyTrend(), ...lengths].slice(-trendParts),
  };
}

function countParts(moments: number[], from: number, to: number): number[] {
  const counts = emptyTrend();
  for (const at of moments) {
    const part = Math.min(trendParts - 1, Math.floor(((at - from) / (to - from)) * trendParts));
    counts[part] = (counts[part] ?? 0) + 1;
  }
  return counts;
}

function emptyTrend(): number[] {
  return Array.from({ length: trendParts }, () => 0);
}

function median(values: number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  const high = sorted[Math.floor(sorted.length / 2)];
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  return high === undefined || low === undefined ? null : (low + high) / 2;
}
