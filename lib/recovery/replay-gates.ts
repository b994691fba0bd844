import { evaluateGates, type GateFacts, type Held } from "#lib/recovery/gates.ts";
import type { SimulatedRun } from "#lib/recovery/replay-run.ts";
import type { CreateScenario } from "#lib/recovery/schemas.ts";

const simulated = "replay";

/**
 * The gate that would have held at a moment, by the very gates of live decisions. What they ask of the world and what
 * stored history does not know (switches, other scenarios) is taken as free.
 */
export function holdReplay(
  plan: CreateScenario,
  runs: readonly SimulatedRun[],
  at: number,
): Held | null {
  const rules = { ...plan, scenario_id: simulated };
  return evaluateGates(deriveGateFacts(plan, runs, at), rules, "trigger");
}

/** What the gates would have read of the runs that the replay has simulated so far. */
function deriveGateFacts(
  plan: CreateScenario,
  runs: readonly SimulatedRun[],
  at: number,
): GateFacts {
  const names = [...new Set(plan.steps.map(({ target }) => target))];
  const last = runs.at(-1);
  const isLive = last !== undefined && at < last.ended_at;
  const ended = isLive ? runs.at(-2) : last;
  const live = isLive
    ? {
        ...{ live_run_id: simulated, live_run_name: plan.name },
        ...{ live_run_state: "VERIFYING", live_scenario_id: simulated },
      }
    : { live_run_id: null, live_run_name: null, live_run_state: null, live_scenario_id: null };
  return {
    now: new Date(at * 1000),
    engaged: null,
    missing: [],
    targets: names.map((name) => {
      const attempts = listAttempts(runs, name, at - plan.attempts_window_seconds, at);
      const oldest = attempts.at(-1);
      return {
        ...{ id: name, name, ...live, attempts: attempts.length },
        last_ended_at: ended ? new Date(ended.ended_at * 1000) : null,
        oldest_attempt_at: oldest === undefined ? null : new Date(oldest * 1000),
      };
    }),
  };
}

/** When a target was called within a window, latest first. Runs follow each other, so the walk ends with the window. */
function listAttempts(
  runs: readonly SimulatedRun[],
  target: string,
  after: number,
  at: number,
): number[] {
  const times: number[] = [];
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const run = runs[index];
    if (!run || run.ended_at <= after) break;
    for (const attempt of run.attempts.toReversed()) {
      if (attempt.target === target && attempt.at > after && attempt.at <= at)
        times.push(attempt.at);
    }
  }
  return times;
}
