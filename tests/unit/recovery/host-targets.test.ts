import { expect, test } from "vitest";
import { readProcesses, readUptime } from "#lib/recovery/haproxy-processes.ts";
import { toOneLine } from "#lib/recovery/internal/adapters/run-tool.ts";
import { findUnit } from "#lib/recovery/own-unit.ts";
import { classifyComplaint, isUnitUnknown } from "#lib/recovery/systemd-fault.ts";
import { diagnoseUnit, judgeUnitRestart, nextUnitMove } from "#lib/recovery/systemd-restart.ts";
import { judgeReload } from "#lib/recovery/worker-reload.ts";

test.each([
  ["1 2", "3 4", "done"],
  ["1 2", "3", "done"],
  ["1 2", "1 2", "none"],
  ["1 2", "2", "none"],
  ["1 2", "2 3", "half"],
  ["1 2", "", "half"],
  ["", "3", "done"],
  ["", "", "none"],
])("workers %j before and %j now: the reload is %s", (before, now, effect) => {
  expect(judgeReload({ workers: before }, { workers: now })).toBe(effect);
});

const unit = (change: object = {}) => ({
  ...{ invocation_id: "a", active_state: "active", sub_state: "running" },
  ...{ result: "success", restarts: 0, start: 1, ...change },
});

test.each([
  ["an untouched unit", {}, null, "restart"],
  ["an untouched unit that is being restarted", {}, 1, "wait"],
  ["a unit that was started anew", { invocation_id: "b" }, 1, "done"],
  ["a unit that was started anew before", { invocation_id: "b" }, null, "done"],
  ["a unit that begins", { invocation_id: "b", active_state: "activating" }, 1, "wait"],
  ["a unit that begins already", { invocation_id: "b", active_state: "activating" }, null, "wait"],
  ["a unit that stops", { active_state: "deactivating" }, 1, "wait"],
  ["a unit that was stopped", { active_state: "inactive", invocation_id: "" }, null, "restart"],
  [
    "a unit that ended after its start",
    { invocation_id: "b", active_state: "inactive" },
    null,
    "restart",
  ],
  ["a unit that failed before", { active_state: "failed", result: "exit-code" }, null, "restart"],
  ["a unit that failed anew", { active_state: "failed", invocation_id: "b" }, 1, "give-up"],
  [
    "a unit whose limit was hit before",
    { active_state: "failed", result: "start-limit-hit" },
    1,
    "wait",
  ],
  [
    "a unit whose limit is hit",
    { active_state: "failed", result: "start-limit-hit" },
    3,
    "give-up",
  ],
])("[exception 54] %s", (_what, change, reads, move) => {
  expect(nextUnitMove(unit(), unit(change), reads)).toBe(move);
});

test.each([
  [{}, "none"],
  [{ invocation_id: "b" }, "done"],
  [{ active_state: "deactivating" }, "half"],
  [{ invocation_id: "b", active_state: "activating" }, "half"],
])("a worker that takes over finds %j: %s", (change, effect) => {
  expect(judgeUnitRestart(unit(), unit(change))).toBe(effect);
});

test("[exception 54] a result that systemd invents later is still named", () => {
  expect(diagnoseUnit("web.service", unit({ result: "gone-fishing" }))).toContain("gone-fishing");
});

test.each([
  ["Call failed: Access denied", "config"],
  ["Call failed: Interactive authentication required.", "config"],
  ["Call failed: Unit web.service not found.", "config"],
  ["Call failed: Unit web.service is masked.", "config"],
  ["Failed to connect to bus: No such file or directory", "unreachable"],
  ["Failed to connect to bus: Connection refused", "unreachable"],
  ["Failed to connect to bus: Permission denied", "config"],
  ["Call failed: Connection timed out", "unknown"],
  ["Call failed: Remote peer disconnected", "unknown"],
  [
    "Call failed: Operation refused, unit web.service may be requested by dependency only",
    "refused",
  ],
])("[exception 6] [exception 7] %s: %s", (complaint, fault) => {
  expect(classifyComplaint(complaint)).toBe(fault);
});

test("a unit that is not in memory is told from one that may not be touched", () => {
  expect(isUnitUnknown("Call failed: Unit web.service not loaded.")).toBe(true);
  expect(isUnitUnknown("Call failed: Access denied")).toBe(false);
});

test("the master of a haproxy names its processes", () => {
  const answer = [
    "#<PID>          <type>          <reloads>       <uptime>        <version>      ",
    "24134           master          2 [failed: 1]   0d00h00m13s     2.6.12-1+deb12u4",
    "# workers",
    "24380           worker          1               0d00h00m05s     2.6.12-1+deb12u4",
    "# old workers",
    "24137           worker          2               0d00h00m12s     2.6.12-1+deb12u4",
    "# programs\n",
  ].join("\n");
  const state = { pid: 24134, reloads: 2, failures: 1, workers: "24380" };
  expect(readProcesses(answer)).toEqual(state);
  expect(readProcesses(answer.replace(" [failed: 1]", ""))).toEqual({ ...state, failures: 0 });
  expect(readProcesses("Unknown command: 'show proc'.")).toBeNull();
});

test("a worker of a haproxy that is stopping is no sign of life", () => {
  expect(readUptime("Uptime_sec: 7\nStopping: 0\n")).toBe(7);
  expect(readUptime("Uptime_sec: 7\nStopping: 1\n")).toBeNull();
  expect(readUptime("")).toBeNull();
});

test.each([
  ["0::/system.slice/paramedic.service\n", "paramedic.service"],
  ["0::/user.slice/user-1000.slice/user@1000.service/app.slice/web.service\n", "web.service"],
  ["12:pids:/system.slice/web.service\n1:name=systemd:/system.slice/web.service", "web.service"],
  ["0::/\n", null],
])("[exception 46] of %j the service is %j", (cgroup, own) => {
  expect(findUnit(cgroup)).toBe(own);
});

test("[exception 10] what a program says becomes one line of plain characters", () => {
  expect(toOneLine("one\r\n\ttwo\u001b[31m\u0000three\u202e\n\n")).toBe("one · two [31m three");
  expect(toOneLine("x".repeat(100_000)).length).toBeLessThan(1000);
});
