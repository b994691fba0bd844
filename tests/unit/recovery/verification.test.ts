import { expect, test } from "vitest";
import { judgeRun, judgeWindow, type Window } from "#lib/recovery/verification.ts";

const rules = { windows: 3, window_seconds: 20, max_count: 0 };
const window = (count: number, alive: boolean | null = true, probed = false): Window => ({
  ...{ count, total: count, alive, probed },
  seconds: 20,
});
const both = (count: number) => ({ count, total: count });
const good = window(0);
const bad = window(4);
const silent = window(0, null);
const repeat = (times: number, ...windows: Window[]) => Array(times).fill(windows).flat();

test.each<[string, Window, string]>([
  ["no errors and a sign of life", good, "good"],
  ["errors", bad, "bad"],
  ["errors though it lives", window(1, true, true), "bad"],
  ["no errors and nothing can tell", silent, "silent"],
  ["no errors and the target is down", window(0, false), "silent"],
  ["no errors but the probe fails", window(0, false, true), "bad"],
])("a window with %s is %s", (_what, given, outcome) => {
  expect(judgeWindow(given, rules)).toBe(outcome);
});

test("as many errors as the plan allows are no errors", () => {
  expect(judgeWindow(window(2), { ...rules, max_count: 2 })).toBe("good");
});

test.each<[string, Window[], string | null]>([
  ["nothing measured", [], null],
  ["two good windows of three", [good, good], null],
  ["three good windows", [good, good, good], "recovered"],
  ["good windows after a bad one", [bad, good, good, good], "recovered"],
  ["good windows with a gap", [good, good, bad, good, good], null],
  ["three bad windows", [bad, bad, bad], "not_recovered"],
  ["silence at first", [silent, silent, silent], null],
  ["silence to the end is not recovery", repeat(9, silent), "inconclusive"],
  ["silence with one good window is not recovery", [...repeat(8, silent), good], "inconclusive"],
  ["up and down to the end", repeat(5, good, bad).slice(0, 9), "not_recovered"],
  ["a bad window among the last silent ones", [...repeat(7, silent), bad, silent], "not_recovered"],
])("%s", (_what, windows, verdict) => {
  expect(judgeRun(windows, both(4), rules)).toBe(verdict);
});

test.each<[number, number, string | null]>([
  [10, 15, null],
  [10, 16, "worse"],
  [2, 4, null],
  [2, 5, "worse"],
  [0, 2, null],
  [0, 3, "worse"],
])("with %i errors a window before, %i after are %s", (before, count, verdict) => {
  expect(judgeRun([window(count)], both(before), rules)).toBe(verdict);
});

test("a window that became longer, because the worker came late, is not taken for worse", () => {
  expect(judgeRun([{ ...window(30), seconds: 60 }], both(10), rules)).toBe(null);
});

test("with too little seen before, more errors are not called worse", () => {
  expect(judgeRun([window(100)], null, rules)).toBe(null);
});

test.each([
  ["other errors than those that started it", { count: 0, total: 40 }, "worse"],
  ["as many others as before", { count: 0, total: 10 }, null],
  ["a few more others", { count: 0, total: 14 }, null],
])("[exception 14] %s", (_what, counted, verdict) => {
  const before = { count: 4, total: 10 };
  expect(judgeRun([{ ...window(0), ...counted }], before, rules)).toBe(verdict);
});
