import { expect, test } from "vitest";
import { findFirstStep } from "#lib/recovery/breaker.ts";
import { deriveCooldown } from "#lib/recovery/cooldown.ts";
import { checkStorm, type FleetFacts } from "#lib/recovery/fleet.ts";
import {
  evaluateGates,
  type GateFacts,
  type GateRules,
  type TargetFacts,
} from "#lib/recovery/gates.ts";

const now = new Date("2026-11-22T10:00:00Z");
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const target: TargetFacts = {
  id: "t",
  name: "web",
  live_run_id: null,
  live_run_name: null,
  live_run_state: null,
  live_scenario_id: null,
  ended: [],
  unsettled_run_id: null,
  attempts: 0,
  oldest_attempt_at: null,
};
const rules: GateRules = {
  scenario_id: "mine",
  steps: [{ action: "restart" }, { action: "clear-cache" }],
  cooldown_seconds: 300,
  max_attempts: 3,
  attempts_window_seconds: 1800,
};
const calm: FleetFacts = {
  services: 10,
  recovering: [],
  degraded_lately: 1,
  live_runs: 0,
  starts: 0,
  oldest_start_at: null,
  ailing: [],
};
const endedAgo = (seconds: number, helped: boolean | null = true) => ({
  created_at: secondsAgo(seconds + 60),
  ended_at: secondsAgo(seconds),
  helped,
});
const failures = (...minutes: number[]) =>
  minutes.map((minute) => ({ ended_at: secondsAgo(minute * 60), helped: false }));
const open = {
  kind: "once" as const,
  from: secondsAgo(60).toISOString(),
  to: secondsAgo(-60).toISOString(),
};
const fleet = (change: Partial<FleetFacts>) => facts({}, { fleet: { ...calm, ...change } });

const facts = (change: Partial<TargetFacts> = {}, more: Partial<GateFacts> = {}): GateFacts => ({
  now,
  engaged: null,
  maintenance: [],
  fleet: calm,
  histories: [],
  missing: [],
  targets: [{ ...target, ...change }],
  ...more,
});
const live = { live_run_id: "run", live_run_name: "other", live_scenario_id: "theirs" };
const engaged = { scope: "global", reason: "deploying" };

test.each<[string, GateFacts, string | null]>([
  ["nothing holds", facts(), null],
  ["the global kill switch", facts({}, { engaged }), "KILL_SWITCH"],
  [
    "the kill switch before everything else",
    facts(live, { engaged, missing: ["x"] }),
    "KILL_SWITCH",
  ],
  ["a target that is gone", facts({}, { missing: ["cache"] }), "NO_TARGET"],
  ["a live run of the same scenario", facts({ ...live, live_scenario_id: "mine" }), "DUPLICATE"],
  ["a live run of another scenario", facts(live), "TARGET_LOCKED"],
  ["a live run that a person started", facts({ ...live, live_scenario_id: null }), "TARGET_LOCKED"],
  ["a run that ended within the cooldown", facts({ ended: [endedAgo(299)] }), "COOLDOWN"],
  ["a run that ended before the cooldown", facts({ ended: [endedAgo(300)] }), null],
  [
    "a maintenance window",
    facts({}, { maintenance: [{ reason: "moving", schedule: open }] }),
    "MAINTENANCE",
  ],
  [
    "a run on the target that nobody has understood",
    facts({ unsettled_run_id: "r" }),
    "TARGET_LOCKED",
  ],
  ["[exception 45] a dependency that is not well", fleet({ ailing: ["db"] }), "INHIBITED_BY"],
  [
    "three runs in a row in which no step helped",
    facts(
      {},
      {
        histories: [
          { action: "restart", ended: failures(5, 20, 40) },
          { action: "clear-cache", ended: failures(6, 21, 41) },
        ],
      },
    ),
    "BREAKER_OPEN",
  ],
  [
    "three runs in a row in which the first step did not help",
    facts({}, { histories: [{ action: "restart", ended: failures(5, 20, 40) }] }),
    null,
  ],
  [
    "the breaker of a later step",
    facts({}, { histories: [{ action: "clear-cache", ended: failures(5, 20, 40) }] }),
    null,
  ],
  [
    "an open breaker an hour later: one may try",
    facts({}, { histories: [{ action: "restart", ended: failures(60, 70, 80) }] }),
    null,
  ],
  [
    "two failures after a success",
    facts(
      {},
      {
        histories: [
          {
            action: "restart",
            ended: [...failures(5, 20), { ended_at: secondsAgo(2400), helped: true }],
          },
        ],
      },
    ),
    null,
  ],
  ["[exception 40] five runs under way", fleet({ live_runs: 5 }), "BUDGET_GLOBAL"],
  ["twenty starts within ten minutes", fleet({ starts: 20 }), "BUDGET_GLOBAL"],
  [
    "a third of the services in recovery",
    fleet({ recovering: ["a", "b", "c", "d"] }),
    "BLAST_RADIUS",
  ],
  ["fewer than a third of the services in recovery", fleet({ recovering: ["a", "b", "c"] }), null],
  ["the only other service in recovery", fleet({ services: 2, recovering: ["a"] }), "BLAST_RADIUS"],
  ["one attempt left", facts({ attempts: 2, oldest_attempt_at: secondsAgo(10) }), null],
  ["no attempt left", facts({ attempts: 3, oldest_attempt_at: secondsAgo(10) }), "BUDGET_TARGET"],
])("%s", (_what, given, outcome) => {
  expect(evaluateGates(given, rules, "trigger")?.outcome ?? null).toBe(outcome);
});

test.each<[string, GateFacts, string | null]>([
  ["the cooldown", facts({ ended: [endedAgo(1)] }), null],
  ["the kill switch", facts({}, { engaged }), "KILL_SWITCH"],
  ["the lock", facts(live), "TARGET_LOCKED"],
  ["the attempts", facts({ attempts: 3 }), "BUDGET_TARGET"],
  [
    "a maintenance window",
    facts({}, { maintenance: [{ reason: "moving", schedule: open }] }),
    null,
  ],
  ["a dependency", fleet({ ailing: ["db"] }), null],
  ["other runs", fleet({ live_runs: 9, recovering: ["a", "b", "c", "d"] }), null],
])("a person's press and %s", (_what, given, outcome) => {
  expect(evaluateGates(given, rules, "press")?.outcome ?? null).toBe(outcome);
});

test("one held target holds the whole run", () => {
  const given = { ...facts(), targets: [target, { ...target, name: "db", ...live }] };
  expect(evaluateGates(given, rules, "trigger")).toMatchObject({ run_id: "run" });
});

test("what passes with time says when", () => {
  const cooling = evaluateGates(facts({ ended: [endedAgo(100)] }), rules, "trigger");
  expect(cooling?.next_allowed_at).toEqual(secondsAgo(-200));
  const oldest_attempt_at = secondsAgo(800);
  const spent = evaluateGates(facts({ attempts: 3, oldest_attempt_at }), rules, "trigger");
  expect(spent?.next_allowed_at).toEqual(secondsAgo(-1000));
  expect(spent?.reason).toBe("web had 3 of 3 attempts in 1800 s.");
});

test.each([
  ["mine", "A run of this scenario waits for approval."],
  ["theirs", "web is held by a live run of other, which waits for approval."],
])("a run of %s that waits for approval is said to wait", (live_scenario_id, reason) => {
  const given = facts({ ...live, live_scenario_id, live_run_state: "AWAITING_APPROVAL" });
  expect(evaluateGates(given, rules, "trigger")?.reason).toBe(reason);
});

test.each<[string, number, ReturnType<typeof endedAgo>[]]>([
  ["nothing before", 300, []],
  ["one that helped", 300, [endedAgo(10)]],
  ["one that did not", 600, [endedAgo(10, false)]],
  ["two that did not", 1200, [endedAgo(10, false), endedAgo(900, false)]],
  [
    "five that did not: an hour at most",
    3600,
    [10, 500, 1000, 1500, 2000].map((ago) => endedAgo(ago, false)),
  ],
  ["what a person stopped says nothing", 600, [endedAgo(10, null), endedAgo(600, false)]],
  [
    "failures before the last one that helped",
    600,
    [endedAgo(10, false), endedAgo(600), endedAgo(900, false)],
  ],
  ["failures before a healthy hour", 600, [endedAgo(10, false), endedAgo(3700, false)]],
])("the cooldown after %s is %i s", (_what, seconds, ended) => {
  expect(deriveCooldown(300, ended)).toBe(seconds);
});

test("a plan that asks for a longer rest than an hour gets it", () => {
  expect(deriveCooldown(7200, [endedAgo(10, false)])).toBe(7200);
});

test.each([
  [10, 4, false],
  [10, 5, true],
  [100, 29, false],
  [100, 30, true],
  [3, 3, false],
])("of %i services %i degraded at once are a storm: %s", (services, degraded_lately, storm) => {
  expect(checkStorm({ ...calm, services, degraded_lately }, now) !== null).toBe(storm);
});

test("a run begins with the first step whose breaker lets it", () => {
  const { steps } = rules;
  const open = { action: "restart", ended: failures(5, 20, 40) };
  expect(findFirstStep([], steps, now)).toBe(0);
  expect(findFirstStep([open], steps, now)).toBe(1);
  expect(findFirstStep([open, { ...open, action: "clear-cache" }], steps, now)).toBe(null);
});
