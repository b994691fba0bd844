import { expect, test } from "vitest";
import { listNextSteps } from "#lib/recovery/ladder.ts";

test.each([
  ["a call without effect is repeated, then the next step", 0, 2, 1, true, [0, 1]],
  ["after three calls only the next step is left", 0, 2, 3, true, [1]],
  ["what may not be repeated goes on to the next step", 0, 2, 1, false, [1]],
  ["on the last step nothing is left", 1, 2, 1, false, []],
])("%s", (_what, step_index, steps, calls, may_repeat, next) => {
  expect(listNextSteps({ step_index, steps, calls, may_repeat })).toEqual(next);
});
