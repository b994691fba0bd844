import { expect, test } from "vitest";
import { prepareScenarioReliability } from "#lib/recovery/scenario-reliability.ts";

const counts = (runs: [number, number], by_itself: [number, number]) => ({
  ...{ scenario: "restart", recovered: runs[0], runs: runs[1], median_seconds: 40 },
  by_itself: { recovered: by_itself[0], of: by_itself[1] },
});

test.each([
  [[9, 10], [3, 8], "With the action 9 of 10, by itself 3 of 8; too few to tell them apart."],
  [[29, 30], [3, 28], "With the action 29 of 30, by itself 3 of 28."],
  [[1, 30], [25, 28], "With the action 1 of 30, by itself 25 of 28."],
  [[0, 0], [3, 8], "The action has not run yet, by itself 3 of 8."],
  [[2, 2], [0, 0], "With the action 2 of 2, no shadow match to compare with."],
] as [[number, number], [number, number], string][])("%j beside %j", (runs, shadow, sentence) => {
  expect(prepareScenarioReliability(counts(runs, shadow)).sentence).toBe(sentence);
});

test("a share of nothing is none, and its interval leaves everything possible", () => {
  const answer = prepareScenarioReliability(counts([0, 0], [1, 2]));
  expect(answer).toMatchObject({ share: null, interval: { low: 0, high: 1 } });
  expect(answer.by_itself).toMatchObject({ share: 0.5 });
});
