import { expect, test } from "vitest";
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
  last_ended_at: null,
  attempts: 0,
  oldest_attempt_at: null,
};
const rules: GateRules = {
  scenario_id: "mine",
  cooldown_seconds: 300,
  max_attempts: 3,
  attempts_window_seconds: 1800,
};
const facts = (change: Partial<TargetFacts> = {}, more: Partial<GateFacts> = {}): GateFacts => ({
  now,
  engaged: null,
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
  ["a run that ended within the cooldown", facts({ last_ended_at: secondsAgo(299) }), "COOLDOWN"],
  ["a run that ended before the cooldown", facts({ last_ended_at: secondsAgo(300) }), null],
  ["one attempt left", facts({ attempts: 2, oldest_attempt_at: secondsAgo(10) }), null],
  ["no attempt left", facts({ attempts: 3, oldest_attempt_at: secondsAgo(10) }), "BUDGET_TARGET"],
])("%s", (_what, given, outcome) => {
  expect(evaluateGates(given, rules, "trigger")?.outcome ?? null).toBe(outcome);
});

test.each<[string, GateFacts, string | null]>([
  ["the cooldown", facts({ last_ended_at: secondsAgo(1) }), null],
  ["the kill switch", facts({}, { engaged }), "KILL_SWITCH"],
  ["the lock", facts(live), "TARGET_LOCKED"],
  ["the attempts", facts({ attempts: 3 }), "BUDGET_TARGET"],
])("a person's press and %s", (_what, given, outcome) => {
  expect(evaluateGates(given, rules, "press")?.outcome ?? null).toBe(outcome);
});

test("one held target holds the whole run", () => {
  const given = { ...facts(), targets: [target, { ...target, name: "db", ...live }] };
  expect(evaluateGates(given, rules, "trigger")).toMatchObject({ run_id: "run" });
});

test("what passes with time says when", () => {
  const cooling = evaluateGates(facts({ last_ended_at: secondsAgo(100) }), rules, "trigger");
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
