import { expect, test } from "vitest";
import { prepareBeforeAfter } from "#components/recovery/before-after.ts";
import type { RunSample } from "#lib/recovery/answers.ts";

const sample = (window: number, count: number, seconds = 20): RunSample => ({
  ...{ step: 0, window, count, alive: true, outcome: "good", detail: "" },
  from: "2026-11-29T06:00:00.000Z",
  to: new Date(Date.parse("2026-11-29T06:00:00.000Z") + seconds * 1000).toISOString(),
});

test("the rate before is of the busiest window, the one after of the last", () => {
  const samples = [sample(0, 50), sample(1, 9), sample(2, 1)];
  expect(prepareBeforeAfter({ samples })).toEqual({ before: 150, after: 3 });
  expect(prepareBeforeAfter({ samples: [sample(0, 1, 50), sample(1, 0)] })).toEqual({
    ...{ before: 1.2, after: 0 },
  });
});

test.each([[[]], [[sample(0, 5)]], [[sample(1, 5)]]])(
  "what was measured on one side only compares with nothing: %#",
  (samples) => {
    expect(prepareBeforeAfter({ samples })).toBeNull();
  },
);
