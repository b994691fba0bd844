import { expect, test } from "vitest";
import {
  canMove,
  drivenStates,
  isTerminal,
  safePoints,
  transitions,
} from "#lib/recovery/run-state.ts";
import { type RunState, runStates } from "#lib/recovery/schemas.ts";

const allowed: [RunState, RunState[]][] = [
  ["AWAITING_APPROVAL", ["QUEUED", "REJECTED", "EXPIRED", "CANCELLED"]],
  [
    "QUEUED",
    ["QUEUED", "PRECHECK", "EXPIRED", "ESCALATED", "FAILED", "CANCELLED", "NEEDS_ATTENTION"],
  ],
  [
    "PRECHECK",
    [
      "QUEUED",
      "ACTING",
      "SKIPPED_RECOVERED",
      "ESCALATED",
      "FAILED",
      "CANCELLING",
      "CANCELLED",
      "NEEDS_ATTENTION",
    ],
  ],
  ["ACTING", ["SETTLING", "RECONCILING", "QUEUED", "ESCALATED", "FAILED", "NEEDS_ATTENTION"]],
  ["RECONCILING", ["SETTLING", "QUEUED", "ESCALATED", "FAILED", "NEEDS_ATTENTION"]],
  ["SETTLING", ["VERIFYING", "CANCELLING", "CANCELLED", "FAILED", "NEEDS_ATTENTION"]],
  [
    "VERIFYING",
    [
      "RECOVERED",
      "QUEUED",
      "ESCALATED",
      "CANCELLING",
      "CANCELLED",
      "FAILED",
      "NEEDS_ATTENTION",
      "COMPENSATING",
    ],
  ],
  ["COMPENSATING", ["COMPENSATING", "ESCALATED", "NEEDS_ATTENTION", "FAILED"]],
  ["CANCELLING", ["CANCELLED", "FAILED", "NEEDS_ATTENTION"]],
  ["RECOVERED", []],
  ["SKIPPED_RECOVERED", []],
  ["ESCALATED", []],
  ["FAILED", []],
  ["NEEDS_ATTENTION", []],
  ["CANCELLED", []],
  ["REJECTED", []],
  ["EXPIRED", []],
];

test.each(allowed)("from %s a run goes exactly where the table says", (from, to) => {
  expect(runStates.filter((state) => canMove(from, state)).sort()).toEqual([...to].sort());
});

test("every state is in the table", () => {
  expect(allowed.map(([state]) => state).sort()).toEqual([...runStates].sort());
});

test("a call never begins twice: from acting there is no way to acting without a new check", () => {
  expect(canMove("ACTING", "ACTING")).toBe(false);
  expect(canMove("RECONCILING", "ACTING")).toBe(false);
  expect(runStates.filter((state) => canMove(state, "ACTING"))).toEqual(["PRECHECK"]);
});

test("only verification calls a run recovered", () => {
  expect(runStates.filter((state) => canMove(state, "RECOVERED"))).toEqual(["VERIFYING"]);
});

test("a worker drives every live state but the one that waits for people", () => {
  const live = runStates.filter((state) => !isTerminal(state));
  expect([...drivenStates, "AWAITING_APPROVAL"].sort()).toEqual([...live].sort());
});

test("every live state has a way to an end", () => {
  const reaches = (state: RunState, seen: RunState[]): boolean =>
    isTerminal(state) ||
    transitions[state].some((next) => !seen.includes(next) && reaches(next, [...seen, next]));
  expect(runStates.filter((state) => !reaches(state, [state]))).toEqual([]);
});

test("at a safe point a run can be cancelled, during a call it cannot", () => {
  for (const state of safePoints) expect(canMove(state, "CANCELLED")).toBe(true);
  for (const state of ["ACTING", "RECONCILING"] as const) {
    expect(canMove(state, "CANCELLED")).toBe(false);
  }
});
