import fc from "fast-check";
import { expect, test } from "vitest";
import { drivenStates, isTerminal } from "#lib/recovery/run-state.ts";
import { type RunState, runStates } from "#lib/recovery/schemas.ts";
import {
  type Chance,
  type ModelRun,
  RecoveryModel,
  rules,
  wasWell,
} from "#tests/support/recovery-model.ts";

const runs = 10_000;
const seed = 20_260;
const targets = 2;

type Command =
  | { do: "start"; target: number; cause: "trigger" | "press"; mode: "auto" | "suggest" }
  | { do: "work"; worker: number; chance: Chance; turns: number }
  | { do: "crash"; worker: number }
  | { do: "pass"; seconds: number }
  | { do: "cancel" | "approve" | "reject" | "acknowledge"; target: number }
  | { do: "sweep" | "switch" | "maintain" | "reset" };

const target = fc.integer({ min: 0, max: targets - 1 });
const worker = fc.integer({ min: 0, max: 1 });
const chance: fc.Arbitrary<Chance> = fc.record({
  call: fc.constantFrom("ok", "ok", "ok", "unreachable", "config", "refused", "unknown"),
  effect: fc.constantFrom("done", "none", "half", "unknowable", "unreadable"),
  window: fc.record({
    count: fc.constantFrom(0, 0, 0, 1, 4, 30),
    alive: fc.constantFrom(true, true, false, null),
    probed: fc.boolean(),
  }),
  wellBefore: fc.constantFrom(false, false, false, true),
});
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("start" as const),
      target,
      cause: fc.constantFrom("trigger", "trigger", "press"),
      mode: fc.constantFrom("auto", "auto", "suggest"),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      ...{ do: fc.constant("work" as const), worker, chance },
      turns: fc.integer({ min: 1, max: 6 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("crash" as const), worker }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("pass" as const),
      seconds: fc.constantFrom(1, 3, 10, 10, 31, 70, 950, 3700),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom("cancel", "approve", "reject", "acknowledge"),
      target,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom("sweep", "switch", "maintain", "reset") }),
  },
);
const story = fc.array(command, { minLength: 1, maxLength: 60, size: "max" });

function obey(model: RecoveryModel, given: Command): void {
  switch (given.do) {
    case "start":
      model.start(given.target, given.cause, given.mode);
      break;
    case "work":
      model.claim(given.worker);
      for (let turn = 0; turn < given.turns; turn += 1) model.advance(given.worker, given.chance);
      break;
    case "crash":
      model.crash(given.worker);
      break;
    case "pass":
      model.now += given.seconds;
      break;
    case "cancel":
      model.cancel(given.target);
      break;
    case "approve":
      model.decide(given.target, "QUEUED");
      break;
    case "reject":
      model.decide(given.target, "REJECTED");
      break;
    case "acknowledge":
      model.acknowledge(given.target);
      break;
    case "sweep":
      model.sweep();
      break;
    case "switch":
      model.killSwitch = !model.killSwitch;
      break;
    case "maintain":
      model.maintenanceUntil = model.now + 100;
      break;
    case "reset":
      model.resetAt = model.now;
      break;
  }
}

function insist(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

/** What a run may never be, whatever happened before. */
function inspect(run: ModelRun): void {
  const ended = isTerminal(run.state);
  const at = run.path.findIndex(isTerminal);
  insist(at === -1 || at === run.path.length - 1, "a run that has ended moved");
  insist(!ended || run.lease_until === null, "an ended run is leased");
  const hasMover = drivenStates.includes(run.state) || run.expires_at !== null;
  insist(ended || (hasMover && Number.isFinite(run.not_before)), "nobody wakes a live run");
  for (const attempt of run.attempts) {
    insist(attempt.calls <= 1, "one intent was called twice");
    insist(attempt.before < rules.max_attempts, "more calls than the budget");
    insist(attempt.calls === 0 || !attempt.killSwitch, "a call in spite of the switch");
  }
  const isRecovered = run.state === "RECOVERED";
  insist(!isRecovered || wasWell(run), "recovered without as many good windows as asked for");
  const silent = run.windows.every(({ alive }) => alive !== true);
  insist(!(silent && isRecovered), "silence was called recovered");
}

function inspectAll(model: RecoveryModel): void {
  for (let each = 0; each < targets; each += 1) {
    const live = model.runs.filter((run) => run.target === each && run.ended_at === null);
    insist(live.length <= 1, "two live runs for one target");
  }
  for (const run of model.runs) inspect(run);
}

/** States that a run only passes through in one turn, or that need what the model has not: a set-up that fails. */
const passing: RunState[] = ["PRECHECK", "CANCELLING", "COMPENSATING", "FAILED"];

test("whatever happens to recovery in whatever order, its promises hold after every step", {
  timeout: 240_000,
}, () => {
  const seen = new Set<RunState>();
  fc.assert(
    fc.property(story, (commands) => {
      const model = new RecoveryModel();
      for (const given of commands) {
        obey(model, given);
        inspectAll(model);
      }
      for (const { state } of model.runs) seen.add(state);
    }),
    { numRuns: runs, seed },
  );
  // Else the stories would prove little.
  expect(runStates.filter((state) => !seen.has(state) && !passing.includes(state))).toEqual([]);
});

test("[exception 25] every run comes to its end once a worker lives, whatever was before", {
  timeout: 240_000,
}, () => {
  const calm: Chance = {
    ...{ call: "ok", effect: "done", wellBefore: false },
    window: { count: 0, alive: true, probed: false },
  };
  fc.assert(
    fc.property(story, (commands) => {
      const model = new RecoveryModel();
      for (const given of commands) obey(model, given);
      model.killSwitch = false;
      for (let turn = 0; turn < 200; turn += 1) {
        model.now += 31;
        model.sweep();
        model.claim(0);
        for (let step = 0; step < 8; step += 1) model.advance(0, calm);
      }
      expect(model.runs.filter(({ ended_at }) => ended_at === null)).toEqual([]);
    }),
    { numRuns: 300, seed },
  );
});
