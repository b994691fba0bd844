import { expect, test } from "vitest";
import { nextRestartDelay } from "#lib/runtime/restart-delay.ts";

test("a process that keeps ending is started again after ever longer pauses, at most 30 seconds", () => {
  const delays: number[] = [];
  for (let round = 0; round < 9; round += 1) {
    delays.push(nextRestartDelay(delays.at(-1) ?? null, 1000));
  }
  expect(delays).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
});

test("after a healthy minute the pauses begin anew", () => {
  expect(nextRestartDelay(16_000, 59_999)).toBe(30_000);
  expect(nextRestartDelay(16_000, 60_000)).toBe(500);
});
