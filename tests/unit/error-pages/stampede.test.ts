import { expect, test } from "vitest";
import { readPageDecisions } from "../../../scripts/proofs/stampede/page-decisions.ts";
import { type Crowd, crowds, simulateOutage } from "../../../scripts/proofs/stampede/simulate.ts";

const { decide, mostTries } = readPageDecisions();
const told = (state: "fine" | "fixing" | "back", window_seconds = 60) => ({
  ...{ state, since: null, retry_after_seconds: 5, window_seconds },
});

const played = Object.keys(crowds).flatMap((crowd) =>
  [1, 2, 3].map((seed) => ({ crowd: crowd as Crowd, seed })),
);

test.each(played)(
  "of 10,000 pages opened $crowd (seed $seed) at most 2 % come back in a second, each by one request",
  ({ crowd, seed }) => {
    const figures = simulateOutage({ tabs: 10_000, seed, crowd, safeRate: 100 });
    expect(figures.worstShare).toBeLessThanOrEqual(0.02);
    expect(figures.mostRequests).toBe(1);
    expect(figures.mostLooksInOutage).toBeLessThanOrEqual(7);
    expect(figures.notBack).toBe(0);
  },
);

test("a service that can take back less has its visitors spread wider", () => {
  const worst = (safeRate: number) =>
    simulateOutage({ tabs: 10_000, seed: 1, crowd: "in its first second", safeRate }).worstShare;
  expect(worst(25)).toBeLessThan(0.006);
  expect(worst(25)).toBeLessThan(worst(1000));
});

test.each([
  [1, 30, 0, 30],
  [1, 30, 0.999, 60],
  [2, 30, 0, 60],
  [9, 30, 0, 60],
  [9, 30, 0.999, 120],
  [1, 400, 0, 200],
])(
  "after look %i with a base of %i s and a draw of %d the next comes in %i s",
  (tries, base, draw, seconds) => {
    expect(decide(tries, mostTries, base, told("fixing"), draw)).toEqual(["look", seconds]);
    expect(decide(tries, mostTries, base, null, draw)).toEqual(["look", seconds]);
  },
);

test("a page comes in at its draw within the window, and stops after twelve looks in vain", () => {
  expect(decide(3, mostTries, 30, told("back"), 0.5)).toEqual(["enter", 30]);
  expect(decide(12, mostTries, 30, told("fine", 10), 0)).toEqual(["enter", 0]);
  expect(decide(11, mostTries, 30, told("fixing"), 0)[0]).toBe("look");
  expect(decide(12, mostTries, 30, told("fixing"), 0)).toEqual(["stop", 0]);
  expect(decide(12, mostTries, 30, null, 0)).toEqual(["stop", 0]);
});
