import { type ActionHistory, findFirstStep } from "#lib/recovery/breaker.ts";
import { evaluateGates, type GateFacts, type Held } from "#lib/recovery/gates.ts";
import type { SimulatedRun } from "#lib/recovery/replay-run.ts";
import { readWorld, type World } from "#lib/recovery/replay-world.ts";
import type { CreateScenario } from "#lib/recovery/schemas.ts";

const simulated = "replay";
/** As many ended runs as live gates look back on. */
const mostEnded = 10;
/** Starts of this time count against what recovery as a whole may start. */
const startsSeconds = 600;

/** What the replay has simulated so far, and when people had stopped recovery. */
type Past = { runs: readonly SimulatedRun[]; world: World };

/**
 * The gate that would have held at a moment, by the very gates of live decisions, or the step that a run would have begun
 * with. Other services and their runs, which stored history does not know, are taken as free.
 */
export function passReplay(
  plan: CreateScenario,
  past: Past,
  at: number,
): { held: Held } | { held: null; step_index: number } {
  const facts = deriveGateFacts(plan, past, at);
  const held = evaluateGates(facts, { ...plan, scenario_id: simulated }, "trigger");
  if (held) return { held };
  return { held, step_index: findFirstStep(facts.histories, plan.steps, facts.now) ?? 0 };
}

/** What the gates would have read of the runs that the replay has simulated so far. */
function deriveGateFacts(plan: CreateScenario, { runs, world }: Past, at: number): GateFacts {
  const last = runs.at(-1);
  const isLive = last !== undefined && at < last.ended_at;
  const ended = runs.slice(-mostEnded - 1, isLive ? -1 : undefined).reverse();
  const names = [...new Set(plan.steps.map(({ target }) => target))];
  return {
    ...{ now: toDate(at), missing: [], ...readWorld(world, at) },
    fleet: deriveFleet(runs, at, isLive),
    histories: deriveHistories(plan, ended),
    targets: names.map((name) => ({
      ...{ id: name, name, unsettled_run_id: null, ...(isLive ? live(plan) : free) },
      ended: ended.map(({ verdict, ...run }) => ({
        created_at: toDate(run.at),
        ended_at: toDate(run.ended_at),
        helped: verdict === "recovered",
      })),
      ...countAttempts(runs, name, at - plan.attempts_window_seconds, at),
    })),
  };
}

const free = {
  ...{ live_run_id: null, live_run_name: null, live_run_state: null, live_scenario_id: null },
};

function live({ name }: CreateScenario) {
  return {
    ...{ live_run_id: simulated, live_run_name: name },
    ...{ live_run_state: "VERIFYING", live_scenario_id: simulated },
  };
}

function deriveFleet(runs: readonly SimulatedRun[], at: number, isLive: boolean) {
  const recent: number[] = [];
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const begun = runs[index]?.at ?? 0;
    if (begun <= at - startsSeconds) break;
    recent.push(begun);
  }
  const oldest = recent.at(-1);
  return {
    ...{ services: 1, recovering: [], degraded_lately: 0, ailing: [] },
    ...{ live_runs: isLive ? 1 : 0, starts: recent.length },
    oldest_start_at: oldest === undefined ? null : toDate(oldest),
  };
}

/** How the latest runs that used an action ended, newest first. */
function deriveHistories({ steps }: CreateScenario, ended: SimulatedRun[]): ActionHistory[] {
  return [...new Set(steps.map(({ action }) => action))].map((action) => ({
    action,
    ended: ended
      .filter(({ attempts }) => attempts.some((attempt) => attempt.action === action))
      .map((run) => ({ ended_at: toDate(run.ended_at), helped: run.verdict === "recovered" })),
  }));
}

/** How often a target was called within a window. Runs follow each other, so the walk back ends with the window. */
function countAttempts(
  runs: readonly SimulatedRun[],
  target: string,
  after: number,
  at: number,
): { attempts: number; oldest_attempt_at: Date | null } {
  let attempts = 0;
  let oldest: number | null = null;
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const run = runs[index];
    if (!run || run.ended_at <= after) break;
    const times = run.attempts
      .filter((attempt) => attempt.target === target && attempt.at > after && attempt.at <= at)
      .map((attempt) => attempt.at);
    attempts += times.length;
    oldest = times[0] ?? oldest;
  }
  return { attempts, oldest_attempt_at: oldest === null ? null : toDate(oldest) };
}

function toDate(seconds: number): Date {
  return new Date(seconds * 1000);
}
