import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { blankResult } from "#lib/agent/carry-out.ts";
import type { Job } from "#lib/agent/protocol-schemas.ts";
import { openStateStore } from "#lib/agent/state-store.ts";

let folder: string;
let now: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "paramedic-state-"));
  now = Date.parse("2026-11-28T10:00:00Z");
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = () => openStateStore(join(folder, "state.json"), () => now);
const job = (change: Partial<Job> = {}): Job => ({
  ...{ version: 1, agent: "web-1", kind: "run", key: "a.0.1", target: "t", command: "restart" },
  ...{ fence: 3, issued_at: "2026-11-28T10:00:00.000Z", expires_at: "2026-11-28T10:00:20.000Z" },
  ...change,
});
const ended = (key = "a.0.1") => ({
  ...blankResult({ key }, "2026-11-28T10:00:00.000Z"),
  detail: "done",
});

test("a result is found by its key after a restart, and sent until it was taken", () => {
  const store = open();
  store.accept(job());
  store.start("a.0.1");
  store.end(ended(), { command: "restart", began: true });
  const again = open();
  expect(again.find("a.0.1")).toMatchObject({ stage: "ended", result: { detail: "done" } });
  expect(again.unsent()).toMatchObject([{ key: "a.0.1" }]);
  again.markSent("a.0.1", true);
  expect(open().unsent()).toEqual([]);
});

test("fences and the moments of runs survive a restart, per target and per command", () => {
  const store = open();
  store.accept(job({ fence: 5 }));
  store.accept(job({ fence: 4, key: "b.0.1" }));
  const again = open();
  expect(again.recall(job())).toEqual({ fence: 5, runs: [now, now] });
  expect(again.recall(job({ target: "u", command: "other" }))).toEqual({ fence: null, runs: [] });
});

test("what every object has is no memory of any job", () => {
  const store = open();
  expect(store.find("constructor")).toBeUndefined();
  expect(store.recall(job({ target: "toString", command: "valueOf" }))).toEqual({
    ...{ fence: null, runs: [] },
  });
});

test("a job that was at work when the agent was killed is unknown, and one that had not begun is not run", () => {
  const store = open();
  store.accept(job());
  store.start("a.0.1");
  store.accept(job({ key: "b.0.1" }));
  const again = open();
  expect(again.find("a.0.1")).toMatchObject({ stage: "ended", result: { result: "unknown" } });
  expect(again.find("b.0.1")).toMatchObject({
    ...{ stage: "ended", result: { result: "failed", fault: "unreachable", started_at: null } },
  });
  expect(again.unsent()).toHaveLength(2);
});

test("a run that never began does not count for the limits, but its fence does", () => {
  const store = open();
  store.accept(job());
  store.end(ended(), { command: "restart", began: false });
  expect(store.recall(job())).toEqual({ fence: 3, runs: [] });
});

test("results are kept for 24 hours, and so is what was not taken by then", () => {
  const store = open();
  store.end(ended(), { command: "restart", began: true });
  now += 24 * 3_600_000;
  store.end(ended("b.0.1"), { command: "restart", began: true });
  expect(store.find("a.0.1")).toBeDefined();
  now += 1;
  store.end(ended("c.0.1"), { command: "restart", began: true });
  expect(store.find("a.0.1")).toBeUndefined();
  expect(store.find("b.0.1")).toBeDefined();
});

test("the file is private and replaced as a whole", () => {
  open().accept(job());
  expect(statSync(join(folder, "state.json")).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(["state.json"]);
});

test.each(["half of a fi", '{"version":2}', '{"version":1,"fences":[]}'])(
  "a file that is not a state (%s) stops the start: what was done must not be forgotten",
  (text) => {
    writeFileSync(join(folder, "state.json"), text, { mode: 0o600 });
    expect(open).toThrow(/state\.json: /);
  },
);
