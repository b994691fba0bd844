import { describe, expect, test } from "vitest";
import { judgeAgentEffect } from "#lib/recovery/agent-effect.ts";
import { describeNotTaken, isOnline } from "#lib/recovery/agent-presence.ts";

const before = { pid: "7", last_job: "old", last_result: "ok" };
const bare = { last_job: "old", last_result: "ok" };

describe("what a command of an agent did", () => {
  test.each<[string, typeof before | typeof bare | null, object | null, string]>([
    ["the agent says it is done", before, { pid: "7", last_job: "new", last_result: "ok" }, "done"],
    ["the agent says it never began", before, { last_job: "new", last_result: "not_run" }, "none"],
    ["the agent was never asked", before, { pid: "8", last_job: "old", last_result: "ok" }, "none"],
    [
      "the agent is at it",
      before,
      { pid: "8", last_job: "new", last_result: "open" },
      "unreadable",
    ],
    [
      "nobody knows, and the host shows a change",
      before,
      { pid: "8", last_job: "new", last_result: "unknown" },
      "done",
    ],
    [
      "nobody knows, and the host shows none",
      before,
      { pid: "7", last_job: "new", last_result: "unknown" },
      "unknowable",
    ],
    [
      "it failed midway, and the host shows none",
      before,
      { pid: "7", last_job: "new", last_result: "failed" },
      "unknowable",
    ],
    [
      "the agent took it and is away",
      before,
      { last_job: "new", last_result: "lost" },
      "unreadable",
    ],
    ["nothing can be read", before, null, "unreadable"],
    [
      "the agent is away, of a command without evidence",
      bare,
      { last_job: "new", last_result: "lost" },
      "unknowable",
    ],
    ["nothing can be read, of a command without evidence", bare, null, "unknowable"],
    ["the first job ever is done", null, { last_job: "new", last_result: "ok" }, "done"],
    ["no job was ever made", null, { last_job: null, last_result: null }, "none"],
  ])("when %s", (_, then, now, effect) => {
    expect(judgeAgentEffect(then, now as Record<string, string | null> | null)).toBe(effect);
  });
});

test("an agent is there while it asks, and its absence is told in plain spans", () => {
  expect([null, 0, 40, 41].map(isOnline)).toEqual([false, true, true, false]);
  expect(describeNotTaken("a", null)).toBe("AGENT_OFFLINE: the agent a has never called.");
  expect([41, 600, 90_000].map((silence) => describeNotTaken("a", silence))).toEqual([
    "AGENT_OFFLINE: the agent a was last seen 41 seconds ago.",
    "AGENT_OFFLINE: the agent a was last seen 10 minutes ago.",
    "AGENT_OFFLINE: the agent a was last seen 25 hours ago.",
  ]);
  expect(describeNotTaken("a", 3)).toMatch(/is there and did not take the job/);
});
