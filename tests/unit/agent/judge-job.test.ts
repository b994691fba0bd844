import { describe, expect, test } from "vitest";
import { parseAllowList } from "#lib/agent/allow-list.ts";
import { backOffMilliseconds } from "#lib/agent/back-off.ts";
import { judgeJob } from "#lib/agent/judge-job.ts";
import type { Job } from "#lib/agent/protocol-schemas.ts";
import { keepRecentRuns, secondsUntilAllowed } from "#lib/agent/rate-limit.ts";

const now = Date.parse("2026-11-28T10:00:00Z");
const job: Job = {
  ...{ version: 1, agent: "web-1", kind: "run", key: "run.0.1", target: "t", command: "restart" },
  ...{ fence: 3, issued_at: "2026-11-28T10:00:00.000Z", expires_at: "2026-11-28T10:00:20.000Z" },
};
const command = { run: ["/bin/true"], most_per_hour: 2, min_seconds_between: 30 };
const list = parseAllowList(JSON.stringify({ commands: { restart: command } }));
const blank = { fence: null, runs: [] };

describe("a host allows a job", () => {
  test("whose name is on its list, and nothing else", () => {
    expect(judgeJob(job, list, blank, now)).toMatchObject({ allowed: true });
    for (const name of [
      "reboot",
      "__proto__",
      "constructor",
      "restart; reboot",
      "",
      "../restart",
    ]) {
      expect(judgeJob({ ...job, command: name }, list, blank, now)).toMatchObject({
        ...{ allowed: false, fault: "config", detail: expect.stringMatching("not allowed") },
      });
    }
  });

  test("not while its list cannot be read", () => {
    expect(judgeJob(job, null, blank, now)).toMatchObject({ allowed: false, fault: "config" });
  });

  test.each([
    [null, true],
    [2, true],
    [3, true],
    [4, false],
  ])("[exception 26] with fence 3 after fence %s: %s", (fence, allowed) => {
    expect(judgeJob(job, list, { ...blank, fence }, now)).toMatchObject({ allowed });
  });

  test("again only as its own limits say; readings are not limited by them", () => {
    const memory = { ...blank, runs: [now - 10_000] };
    expect(judgeJob(job, list, memory, now)).toMatchObject({
      ...{ allowed: false, fault: "busy", retry_after_seconds: 20 },
    });
    expect(judgeJob({ ...job, kind: "evidence" }, list, memory, now)).toMatchObject({
      allowed: true,
    });
  });
});

describe("the limits of a host", () => {
  const limits = { most_per_hour: 2, min_seconds_between: 30 };
  const ago = (seconds: number) => now - seconds * 1000;
  test.each<[string, number[], number]>([
    ["no run yet", [], 0],
    ["a run just now", [ago(0)], 30],
    ["a run 29 s ago", [ago(29)], 1],
    ["a run 30 s ago", [ago(30)], 0],
    ["two runs in the hour", [ago(1800), ago(600)], 1800],
    ["two runs, one an hour ago", [ago(3600), ago(600)], 0],
    ["three runs, unsorted", [ago(600), ago(3000), ago(1200)], 2400],
    ["a run that lies ahead of the clock", [ago(-500)], 30],
  ])("%s", (_, runs, seconds) => {
    expect(secondsUntilAllowed(limits, runs, now)).toBe(seconds);
  });

  test("forget runs that they no longer count", () => {
    expect(keepRecentRuns([ago(3601), ago(3599), ago(1)], now)).toEqual([ago(3599), ago(1)]);
  });
});

test("the pause doubles from a second to a minute, each spread by half of itself", () => {
  const spans = [1, 2, 3, 7, 50].map((failures) => [
    backOffMilliseconds(failures, () => 0),
    backOffMilliseconds(failures, () => 1),
  ]);
  expect(spans).toEqual([
    [500, 1000],
    [1000, 2000],
    [2000, 4000],
    [30_000, 60_000],
    [30_000, 60_000],
  ]);
});
