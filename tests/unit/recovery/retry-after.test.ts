import { expect, test } from "vitest";
import { readRetryAfter } from "#lib/recovery/retry-after.ts";

const now = new Date("2026-11-28T10:00:00Z");

test.each<[unknown, number | null]>([
  ["7", 7],
  ["0.2", 1],
  ["3600", 60],
  ["Sat, 28 Nov 2026 10:00:30 GMT", 30],
  ["Sat, 28 Nov 2026 09:00:00 GMT", null],
  ["0", null],
  ["-1", null],
  ["soon", null],
  ["", null],
  [undefined, null],
  [["1", "2"], null],
])("[exception 9] Retry-After %j is %s seconds", (text, seconds) => {
  expect(readRetryAfter({ "retry-after": text }, now)).toBe(seconds);
});
