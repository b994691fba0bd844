import { expect, test } from "vitest";
import { wilsonInterval } from "#lib/recovery/wilson-interval.ts";

// Worked out by hand from the formula of 1927, to four digits.
test.each([
  { successes: 9, of: 10, low: 0.5958, high: 0.9821 },
  { successes: 3, of: 8, low: 0.1368, high: 0.6943 },
  { successes: 81, of: 263, low: 0.2553, high: 0.3662 },
  { successes: 0, of: 10, low: 0, high: 0.2775 },
  { successes: 1, of: 1, low: 0.2065, high: 1 },
])("$successes of $of lie between $low and $high", ({ successes, of, low, high }) => {
  const interval = wilsonInterval(successes, of);
  expect(interval.low).toBeCloseTo(low, 3);
  expect(interval.high).toBeCloseTo(high, 3);
});

test("nothing observed leaves everything possible", () => {
  expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
});
