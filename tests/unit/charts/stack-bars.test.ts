import { expect, test } from "vitest";
import { stackBars } from "#components/charts/stack-bars.ts";

const rows = [
  { start: 0, counts: [3, 2] },
  { start: 1, counts: [0, 4] },
];

test("each series is one path, its bars on top of those before", () => {
  expect(stackBars(rows, 2, 10)).toEqual([
    "M0.07 7h0.86v3H0.07z",
    "M0.07 5h0.86v2H0.07zM1.07 6h0.86v4H1.07z",
  ]);
});

test("what counts nothing draws nothing", () => {
  expect(stackBars([{ start: 0, counts: [0] }], 1, 1)).toEqual([""]);
});
