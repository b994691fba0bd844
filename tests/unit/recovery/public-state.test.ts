import { expect, test } from "vitest";
import { derivePublicState } from "#lib/recovery/public-state.ts";

const open = { open: true, ended_seconds_ago: 0 };
const closed = (ended_seconds_ago: number) => ({ open: false, ended_seconds_ago });

test.each([
  ["nothing happened", null, null, null, "fine"],
  ["a proposal waits", "AWAITING_APPROVAL", open, null, "noticed"],
  ["a run is queued", "QUEUED", open, null, "noticed"],
  ["a call is under way", "ACTING", open, null, "fixing"],
  ["the errors are counted", "VERIFYING", open, null, "checking"],
  ["an incident without a run", null, open, null, "noticed"],
  ["a run gave up", null, open, "ESCALATED", "needs_people"],
  ["a run was turned down", null, open, "REJECTED", "noticed"],
  ["a new run after one that gave up", "ACTING", open, "ESCALATED", "fixing"],
  ["an incident closed a minute ago", null, closed(60), "RECOVERED", "back"],
  ["an incident closed an hour ago", null, closed(3600), "RECOVERED", "fine"],
] as const)("%s", (_what, live, incident, last, state) => {
  expect(derivePublicState({ live, incident, last })).toBe(state);
});
