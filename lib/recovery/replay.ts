import { passReplay } from "#lib/recovery/replay-gates.ts";
import { type History, listTicks } from "#lib/recovery/replay-history.ts";
import { type Found, prepareLook, type Tick } from "#lib/recovery/replay-look.ts";
import { type Simulate, type SimulatedRun, simulateRuns } from "#lib/recovery/replay-run.ts";
import { freeWorld, type World } from "#lib/recovery/replay-world.ts";
import type { CreateScenario, DecisionOutcome } from "#lib/recovery/schemas.ts";
import { describeMatch, isTriggered } from "#lib/recovery/trigger.ts";

export type ReplayedStart = SimulatedRun & { matched: number; sentence: string };

/** A stretch of moments at which the same gate held, one after the other. */
export type ReplayedHold = {
  from: number;
  to: number;
  times: number;
  outcome: DecisionOutcome;
  reason: string;
};

export type Replayed = {
  starts: ReplayedStart[];
  holds: ReplayedHold[];
  /** Moments at which a rate could not be judged. */
  without_history: number;
};

/**
 * When a plan would have started and been held back, by the rules and gates of live decisions, had it acted by itself
 * all the time and changed nothing; `world` says when people had stopped recovery. Pure: history comes in seconds since the epoch, in time order.
 */
export function replay(plan: CreateScenario, history: History, world: World = freeWorld): Replayed {
  const look = prepareLook(plan.trigger, history);
  const simulate = simulateRuns(plan, history);
  const replayed: Replayed = { starts: [], holds: [], without_history: 0 };
  for (const tick of listTicks(history)) {
    // What arrived before the last run ended has been dealt with by that run.
    for (const found of look(tick, lastEnd(replayed.starts, tick.at))) {
      weigh(plan, replayed, { tick, found, simulate, world });
    }
  }
  return replayed;
}

type Moment = {
  tick: Tick;
  found: Found;
  simulate: Simulate;
  world: World;
};

/** What a live evaluation would have decided at that moment. */
function weigh(
  plan: CreateScenario,
  replayed: Replayed,
  { tick, found, simulate, world }: Moment,
): void {
  const { starts, holds } = replayed;
  if (found.match.usual?.count === null) replayed.without_history += 1;
  if (!isTriggered(plan.trigger, found.match)) return;
  const passed = passReplay(plan, { runs: starts, world }, tick.at);
  const told = () => describe(plan, found, tick);
  if (passed.held) keepHold(holds, tick, { ...passed.held, told });
  else {
    const run = simulate(tick.at, passed.step_index);
    starts.push({ ...run, matched: found.match.count, sentence: told() });
  }
}

function lastEnd(starts: ReplayedStart[], at: number): number {
  const last = starts.at(-1);
  const ended = last && last.ended_at <= at ? last : starts.at(-2);
  return ended?.ended_at ?? Number.NEGATIVE_INFINITY;
}

/** Where a short window is counted over a longer bucket, the sentence says so. */
function describe({ trigger }: CreateScenario, found: Found, { seconds }: Tick): string {
  const isCounted = trigger.kind !== "absence";
  const window_seconds = isCounted
    ? Math.max(trigger.window_seconds, seconds)
    : trigger.window_seconds;
  return describeMatch(
    { ...trigger, window_seconds },
    { ...found.match, error_codes: found.listCodes() },
  );
}

type Holding = { outcome: DecisionOutcome; reason: string; told(): string };

function keepHold(
  holds: ReplayedHold[],
  { at, seconds }: Tick,
  { outcome, reason, told }: Holding,
): void {
  const last = holds.at(-1);
  if (last && last.outcome === outcome && at - last.to <= seconds) {
    last.to = at;
    last.times += 1;
    return;
  }
  holds.push({ from: at, to: at, times: 1, outcome, reason: `${told()} ${reason}` });
}
