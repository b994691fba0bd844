import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluateGates } from "#lib/recovery/gates.ts";
import { prepareReplayTimeline } from "#lib/recovery/prepare-replay-timeline.ts";
import { replay } from "#lib/recovery/replay.ts";
import {
  endOf,
  type History,
  type HistoryBucket,
  listTicks,
} from "#lib/recovery/replay-history.ts";
import type { SimulatedRun } from "#lib/recovery/replay-run.ts";
import { CreateScenario } from "#lib/recovery/schemas.ts";
import { isTriggered } from "#lib/recovery/trigger.ts";

const hour = 3600;
const begin = Date.parse("2026-11-01T00:00:00Z") / 1000;

const planOf = (change: object = {}) =>
  CreateScenario.parse({
    ...{ name: "restart-web", service: "shop", cooldown_seconds: 60 },
    trigger: { count: 3, window_seconds: 60 },
    steps: [{ action: "restart", target: "web", settle_seconds: 10 }],
    verify: { windows: 2, window_seconds: 20 },
    ...change,
  });

type Error = [at: number, count: number, more?: Partial<HistoryBucket>];

function historyOf(errors: Error[], change: Partial<History> = {}): History {
  return {
    ...{ from: begin, to: begin + hour, hours: new Map(), first_heard_at: null, happenings: [] },
    spans: [{ from: begin, to: begin + hour, seconds: 10 }],
    buckets: errors.map(([at, count, more]) => ({
      ...{ start: begin + at, seconds: 10, count, total: count, error_codes: ["TIMEOUT"] },
      ...more,
    })),
    ...change,
  };
}

/** Seconds after the beginning, for tables that people read. */
function summarise(plan: CreateScenario, history: History) {
  const { starts, holds } = replay(plan, history);
  return {
    starts: starts.map(({ at, verdict }) => [at - begin, verdict]),
    holds: holds.map(({ from, to, outcome }) => [from - begin, to - begin, outcome]),
  };
}

const storm = (from: number, to: number, count = 3): Error[] =>
  Array.from({ length: (to - from) / 10 }, (_, index) => [from + index * 10, count]);
const quietVerify = { windows: 1, window_seconds: 20 };

describe("a count over history", () => {
  test.each<[string, Error[], object, ReturnType<typeof summarise>]>([
    ["too few errors", [[0, 2]], {}, { starts: [], holds: [] }],
    [
      "errors too far apart",
      [
        [0, 2],
        [60, 1],
      ],
      {},
      { starts: [], holds: [] },
    ],
    [
      "errors within a window start a run at the end of the last bucket",
      [
        [0, 2],
        [50, 1],
      ],
      {},
      { starts: [[60, "recovered"]], holds: [] },
    ],
    [
      "errors that stop are verified as recovered, and what is dealt with counts no more",
      storm(0, 30),
      {},
      { starts: [[10, "recovered"]], holds: [[20, 60, "DUPLICATE"]] },
    ],
    [
      "a cooldown holds, then the next burst starts",
      [
        [0, 3],
        [70, 3],
        [200, 3],
      ],
      { verify: quietVerify, cooldown_seconds: 100 },
      {
        starts: [
          [10, "recovered"],
          [210, "recovered"],
        ],
        holds: [
          [20, 30, "DUPLICATE"],
          [80, 90, "COOLDOWN"],
          [220, 230, "DUPLICATE"],
        ],
      },
    ],
    [
      "errors that go on are not recovered; each step is an attempt and the budget holds",
      storm(0, hour),
      {
        verify: quietVerify,
        cooldown_seconds: 0,
        max_attempts: 2,
        attempts_window_seconds: 86_400,
      },
      {
        starts: [
          [10, "not_recovered"],
          [50, "not_recovered"],
        ],
        holds: [
          [20, 30, "DUPLICATE"],
          [60, 70, "DUPLICATE"],
          [90, hour, "BUDGET_TARGET"],
        ],
      },
    ],
    [
      "a run whose windows are not over yet is unknown, and live to the end",
      storm(hour - 30, hour),
      {},
      { starts: [[hour - 20, "unknown"]], holds: [[hour - 10, hour, "DUPLICATE"]] },
    ],
  ])("%s", (_what, errors, change, expected) => {
    const found = summarise(planOf(change), historyOf(errors));
    expect(found.starts).toEqual(expected.starts);
    expect(found.holds.map(([from, , outcome]) => [from, outcome])).toEqual(
      expected.holds.map(([from, , outcome]) => [from, outcome]),
    );
  });
});

test("a hold is one stretch with its first reason and how often the gate held", () => {
  const { holds } = replay(
    planOf({ verify: quietVerify }),
    historyOf([
      [0, 3],
      [50, 9],
    ]),
  );
  const cooldown = holds.filter(({ outcome }) => outcome === "COOLDOWN");
  expect(cooldown).toEqual([
    {
      ...{ from: begin + 60, to: begin + 90, times: 4, outcome: "COOLDOWN" },
      reason:
        "9 errors of TIMEOUT in 60 s; the rule asks for 3. web cools down for 60 s after its last run.",
    },
  ]);
});

test("a ladder tries its steps in order while the errors go on", () => {
  const steps = [
    { action: "restart", target: "web", settle_seconds: 10 },
    { action: "clear-cache", target: "cache", settle_seconds: 0 },
  ];
  const plan = planOf({ steps, verify: quietVerify, cooldown_seconds: 600 });
  const [start] = replay(plan, historyOf(storm(0, 50))).starts;
  expect(start).toMatchObject({
    verdict: "recovered",
    attempts: [
      { target: "web", at: begin + 10 },
      { target: "cache", at: begin + 42 },
    ],
  });
});

describe("other kinds over history", () => {
  const first = (trigger: object, history: History) => {
    const [start] = replay(planOf({ trigger, cooldown_seconds: 86_400 }), history).starts;
    return start ? [start.at - begin, start.sentence] : null;
  };
  const window = { count: 3, window_seconds: 60 };

  test("a share is of all errors", () => {
    const trigger = { kind: "share", error_codes: ["TIMEOUT"], ...window, share_percent: 50 };
    expect(first(trigger, historyOf([[0, 3, { total: 7 }]]))).toBeNull();
    expect(first(trigger, historyOf([[0, 3, { total: 6 }]]))?.[0]).toBe(10);
  });

  test("a rate is measured against the same hour of the days before", () => {
    const trigger = { kind: "rate", ...window, factor: 2 };
    const hours = new Map(
      Array.from({ length: 14 }, (_, day) => [begin - (day + 1) * 86_400, 120]),
    );
    const known = { hours, first_heard_at: new Date((begin - 60 * 86_400) * 1000) };
    expect(first(trigger, historyOf([[0, 3]], known))).toBeNull();
    expect(first(trigger, historyOf([[0, 4]], known))?.[0]).toBe(10);
    const fresh = { hours, first_heard_at: new Date((begin - 2 * 86_400) * 1000) };
    const replayed = replay(planOf({ trigger }), historyOf([[0, 1000]], fresh));
    expect(replayed.starts).toEqual([]);
    expect(replayed.without_history).toBeGreaterThan(0);
  });

  test("[exception 13] silence starts after its window, and never where nothing was heard", () => {
    const trigger = { kind: "absence", window_seconds: 600 };
    expect(first(trigger, historyOf([]))).toBeNull();
    expect(
      first(
        trigger,
        historyOf([
          [0, 1],
          [100, 1],
        ]),
      )?.[0],
    ).toBe(710);
  });

  test("an issue starts at the end of the step in which it opened", () => {
    const happenings = [
      { at: begin - 5, error_code: "A", title: "before" },
      { at: begin + 95, error_code: "A", title: "lost" },
    ];
    expect(first({ kind: "new-issue" }, historyOf([], { happenings }))).toEqual([
      ...[100, "A new issue of A opened: lost."],
    ]);
  });

  test("where only five minutes are kept, a short window is taken as five minutes", () => {
    const coarse = {
      spans: [
        { from: begin, to: begin + 1800, seconds: 300 },
        { from: begin + 1800, to: begin + hour, seconds: 10 },
      ],
    };
    const errors: Error[] = [
      [300, 3, { seconds: 300 }],
      [1800, 2],
      [1850, 1],
    ];
    const { starts } = replay(planOf(), historyOf(errors, coarse));
    expect(starts.map(({ at }) => at - begin)).toEqual([600, 1860]);
  });
});

test("the chart has every bar, and bars as wide as the coarsest bucket at least", () => {
  const spans = [{ from: begin, to: begin + hour, seconds: 300 }];
  const { bucket_seconds, points } = prepareReplayTimeline(
    planOf().trigger,
    historyOf([[600, 7, { seconds: 300 }]], { spans }),
  );
  expect(bucket_seconds).toBe(300);
  expect(points).toHaveLength(12);
  expect(points[2]).toEqual(["2026-11-01T00:10:00.000Z", 7]);
});

/** What a live evaluation decides at one moment, from scratch: all buckets of its window, all runs so far. */
function decideLive(
  plan: CreateScenario,
  history: History,
  at: number,
  runs: SimulatedRun[],
): string | null {
  const date = (seconds: number) => new Date(seconds * 1000);
  const ended = runs
    .filter((run) => run.ended_at <= at)
    .toSorted((one, other) => other.ended_at - one.ended_at);
  const dealt = ended[0]?.ended_at ?? Number.NEGATIVE_INFINITY;
  const after = Math.max(at - plan.trigger.window_seconds, dealt);
  const inside = history.buckets.filter(
    (bucket) => bucket.start >= after && endOf(bucket) <= at && bucket.count > 0,
  );
  const count = inside.reduce((sum, bucket) => sum + bucket.count, 0);
  if (!isTriggered(plan.trigger, { count, first_at: null, error_codes: [] })) return null;
  const live = runs.find((run) => run.at <= at && at < run.ended_at);
  const attempts = runs
    .flatMap((run) => run.attempts.map((attempt) => attempt.at))
    .filter((time) => time > at - plan.attempts_window_seconds && time <= at);
  const begun = runs.map((run) => run.at).filter((time) => time > at - 600);
  const oldest = (times: number[]) => (times.length > 0 ? date(Math.min(...times)) : null);
  const ends = ended.slice(0, 10).map((run) => ({
    ...{ created_at: date(run.at), ended_at: date(run.ended_at) },
    helped: run.verdict === "recovered",
  }));
  const target = {
    ...{ id: "web", name: "web", live_run_id: live ? "run" : null, live_run_name: "run" },
    ...{ live_run_state: live ? "VERIFYING" : null, live_scenario_id: live ? "mine" : null },
    ...{ unsettled_run_id: null, ended: ends },
    ...{ attempts: attempts.length, oldest_attempt_at: oldest(attempts) },
  };
  const fleet = {
    ...{ services: 1, recovering: [], degraded_lately: 0, ailing: [], live_runs: live ? 1 : 0 },
    ...{ starts: begun.length, oldest_start_at: oldest(begun) },
  };
  const histories = [{ action: "restart", ended: ends }];
  const world = { now: date(at), engaged: null, maintenance: [], missing: [] };
  const facts = { ...world, fleet, histories, targets: [target] };
  const held = evaluateGates(facts, { ...plan, scenario_id: "mine" }, "trigger");
  return held ? held.outcome : "STARTED";
}

test("replay and live evaluation decide alike at every moment of any history", () => {
  const errors = fc.uniqueArray(
    fc.tuple(
      fc.integer({ min: 0, max: 359 }).map((step) => step * 10),
      fc.integer({ min: 1, max: 9 }),
    ),
    { selector: ([at]) => at, maxLength: 120 },
  );
  const rules = fc.record({
    trigger: fc.record({
      count: fc.integer({ min: 1, max: 15 }),
      window_seconds: fc.integer({ min: 1, max: 30 }).map((steps) => steps * 10),
    }),
    cooldown_seconds: fc.integer({ min: 0, max: 600 }),
    max_attempts: fc.integer({ min: 1, max: 5 }),
    attempts_window_seconds: fc.integer({ min: 1, max: 3600 }),
  });
  fc.assert(
    fc.property(errors, rules, (given, change) => {
      const plan = planOf(change);
      const history = historyOf(given.toSorted(([one], [other]) => one - other));
      const { starts, holds } = replay(plan, history);
      for (const { at } of listTicks(history)) {
        const before = starts.filter((start) => start.at < at);
        const replayed = starts.some((start) => start.at === at)
          ? "STARTED"
          : (holds.find(({ from, to }) => from <= at && at <= to)?.outcome ?? null);
        expect(replayed).toBe(decideLive(plan, history, at, before));
      }
    }),
    { numRuns: 60 },
  );
});
