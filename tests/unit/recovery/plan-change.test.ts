import { expect, test } from "vitest";
import { describePlanChange } from "#components/recovery/describe-plan-change.ts";
import { diffLines } from "#components/recovery/diff-lines.ts";
import { Plan } from "#components/recovery/plan-schema.ts";
import { planWords } from "#tests/support/plan-words.ts";

const before = Plan.parse({
  trigger: { error_codes: ["TIMEOUT"], count: 3, window_seconds: 60 },
  steps: [{ action: "restart", target: "web-1" }],
});

test("a plan that says the same has changed nothing", () => {
  expect(describePlanChange(planWords, before, structuredClone(before))).toEqual([]);
});

test("each part that says something else is named, with both", () => {
  const after = Plan.parse({
    ...before,
    mode: "auto",
    trigger: { ...before.trigger, count: 5 },
    steps: [
      { ...before.steps[0], timeout_seconds: 30 },
      { action: "http", target: "web-admin", params: { path: "/cache" } },
    ],
    verify: { ...before.verify, max_count: 2 },
    cooldown_seconds: 60,
    max_attempts: 1,
    max_flaps: 1,
    four_eyes: true,
    escalate_to: ["ops"],
  });
  expect(describePlanChange(planWords, before, after)).toEqual([
    "Mode: Shadow → Auto",
    "When: 3 × TIMEOUT within 60 s → 5 × TIMEOUT within 60 s",
    "Rest after a run: 300 s → 60 s",
    "Attempts: 3 within 1800 s → 1 within 1800 s",
    "Asks after: 2 relapses → 1 relapse",
    "Approval: by one person → by two people",
    "Verify: no error in each of 3 windows of 20 s, and a sign of life → at most 2 errors in each of 3 windows of 20 s, and a sign of life",
    "Else: Hand over to every channel → Hand over to ops",
    "Step 1: Restart web-1, 20 s at most, settles 5 s → Restart web-1, 30 s at most, settles 5 s",
    "Step 2 is new: Call web-admin: POST /cache, 20 s at most, settles 5 s",
  ]);
  expect(describePlanChange(planWords, after, before).at(-1)).toMatch(
    /^Step 2 is gone: Call web-admin/,
  );
});

test("no difference between two plans goes unsaid: a body that nobody reads in words as well", () => {
  const call = { action: "http", target: "web-admin", params: { body: { all: true } } };
  const one = Plan.parse({ ...before, steps: [call] });
  const other = Plan.parse({ ...before, steps: [{ ...call, params: { body: { all: false } } }] });
  expect(describePlanChange(planWords, one, other)).toEqual(["Step 1: its params are others"]);
});

test("two texts are one: lines of both in order, what is gone before what is new", () => {
  const lines = diffLines("a\nb\nc\nd\n", "a\nx\nc\nd\ne\n");
  const signs = { same: " ", gone: "-", new: "+" };
  expect(lines.map(({ kind, text }) => signs[kind] + text)).toEqual([
    ...[" a", "-b", "+x", " c", " d", "+e"],
  ]);
  expect(diffLines("a\n", "a\n")).toEqual([{ kind: "same", text: "a" }]);
  expect(diffLines("b\na\n", "a\n").map(({ kind }) => kind)).toEqual(["gone", "same"]);
});
