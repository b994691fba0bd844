import { expect, test } from "vitest";
import { deriveRetryDelay, readRetryAfter } from "#lib/notifications/retry-schedule.ts";

const withoutJitter = () => 0;

test("ten tries are spread over three days as Standard Webhooks recommend", () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((tries) =>
    deriveRetryDelay(tries, null, withoutJitter),
  );
  expect(waits).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]);
});

test("after the tenth try there is no other", () => {
  expect(deriveRetryDelay(10, null)).toBeNull();
  expect(deriveRetryDelay(10, 60)).toBeNull();
  expect(deriveRetryDelay(11, null)).toBeNull();
});

test("jitter adds at most a tenth and never shortens a wait", () => {
  expect(deriveRetryDelay(2, null, () => 0.999)).toBeCloseTo(330, 0);
  expect(deriveRetryDelay(2, null, () => 0.5)).toBeCloseTo(315, 0);
});

test("a receiver's Retry-After lengthens a wait, never shortens it, and holds for a day at most", () => {
  expect(deriveRetryDelay(1, 120, withoutJitter)).toBe(120);
  expect(deriveRetryDelay(2, 1, withoutJitter)).toBe(300);
  expect(deriveRetryDelay(1, 9_999_999, withoutJitter)).toBe(86_400);
});

test.each([
  ["120", 120],
  ["Sun, 22 Nov 2026 10:01:00 GMT", 60],
  ["Sun, 22 Nov 2026 09:00:00 GMT", 0],
  ["soon", null],
  [undefined, null],
])("Retry-After %j means %j seconds", (header, seconds) => {
  expect(readRetryAfter(header, new Date("2026-11-22T10:00:00Z"))).toBe(seconds);
});
