import { expect, test } from "vitest";
import { derivePublicStatus } from "#lib/error-pages/public-status.ts";

const now = new Date("2026-11-22T14:00:00Z");
const since = new Date("2026-11-22T13:00:00Z");
const written = (state: string, minutesAgo: number) => ({
  state,
  since,
  updated_at: new Date(now.getTime() - minutesAgo * 60_000),
});

test.each([
  ["fixing", 5, "fixing"],
  ["fixing", 61, "fine"],
  ["back", 9, "back"],
  ["back", 11, "fine"],
  ["needs_people", 600, "needs_people"],
  ["needs_people", 1500, "fine"],
  ["a state of a later version", 1, "fine"],
])("%s, written %i minutes ago, is told as %s", (state, minutes, told) => {
  expect(derivePublicStatus(written(state, minutes), true, now).state).toBe(told);
});

test("since is told with a state, and nothing where recoveries are not shown", () => {
  expect(derivePublicStatus(written("checking", 1), true, now)).toEqual({
    state: "checking",
    since: "2026-11-22T13:00:00.000Z",
    retry_after_seconds: 5,
    window_seconds: 5,
  });
  const fine = { state: "fine", since: null, retry_after_seconds: 5, window_seconds: 5 };
  expect(derivePublicStatus(written("checking", 1), false, now)).toEqual(fine);
  expect(derivePublicStatus(null, true, now)).toEqual(fine);
});
