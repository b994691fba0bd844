import { expect, test } from "vitest";
import { supervisordAdapter } from "#lib/recovery/internal/adapters/supervisord.ts";
import {
  judgeRestart,
  nextRestartMove,
  type ProgramState,
} from "#lib/recovery/supervisord-restart.ts";

const running: ProgramState = { statename: "RUNNING", start: 100, pid: 7 };
const at = (statename: string, change: Partial<ProgramState> = {}) => ({
  ...running,
  statename,
  ...change,
});
const anew = at("RUNNING", { start: 200, pid: 8 });

test.each<[string, ProgramState, ProgramState, number, string]>([
  ["the old process runs", running, running, 0, "stop"],
  ["a new process runs", running, anew, 1, "done"],
  ["a new process started in the same second", running, at("RUNNING", { pid: 8 }), 1, "done"],
  ["it is stopping", running, at("STOPPING"), 0, "wait"],
  ["it has stopped", running, at("STOPPED", { pid: 0 }), 0, "start"],
  ["it exited by itself", running, at("EXITED", { pid: 0 }), 0, "start"],
  ["it is starting", running, at("STARTING", { pid: 8 }), 1, "wait"],
  ["it is started again after a crash", running, at("BACKOFF", { pid: 0 }), 1, "wait"],
  ["it gave up before we tried", at("FATAL", { pid: 0 }), at("FATAL", { pid: 0 }), 0, "start"],
  ["it gave up after we tried", running, at("FATAL", { pid: 0 }), 1, "give-up"],
])("when %s", (_what, before, now, starts, move) => {
  expect(nextRestartMove(before, now, starts)).toBe(move);
});

test.each<[string, ProgramState, ProgramState, string]>([
  ["nothing changed", running, running, "none"],
  ["it was down and still is", at("FATAL", { pid: 0 }), at("FATAL", { pid: 0 }), "none"],
  ["it was stopped and not started", running, at("STOPPED", { pid: 0 }), "half"],
  ["it is on its way up", running, at("STARTING", { pid: 8 }), "half"],
  ["it runs anew", running, anew, "done"],
])("for a worker that takes over, %s", (_what, before, now, effect) => {
  expect(judgeRestart(before, now)).toBe(effect);
});

test("without what was read before the call, nothing tells that a restart has been", () => {
  const { judgeEffect } = supervisordAdapter({ socket: "/run/supervisor.sock", program: "web" });
  expect(judgeEffect(null, anew)).toBe("unreadable");
});
