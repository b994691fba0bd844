import { setTimeout as sleep } from "node:timers/promises";
import { type CallFault, classifyError, describeError } from "#lib/recovery/call-fault.ts";
import type {
  Adapter,
  CallLimits,
  Evidence,
  Outcome,
} from "#lib/recovery/internal/adapters/adapter.ts";
import {
  callSupervisord,
  type SupervisordMethod,
  SupervisordRefusal,
} from "#lib/recovery/internal/adapters/call-supervisord.ts";
import {
  judgeRestart,
  nextRestartMove,
  type ProgramState,
} from "#lib/recovery/supervisord-restart.ts";
import type { SupervisordTargetConfig } from "#lib/recovery/target-schemas.ts";

const pollMilliseconds = 100;
const callMilliseconds = 5000;
/** Faults that only say how things stand; the state that is read next says it better. */
const hints = ["NOT_RUNNING", "ALREADY_STARTED", "ABNORMAL_TERMINATION"];

/** Actions on a program of a supervisord, over its unix socket or over HTTP. */
export function supervisordAdapter(config: SupervisordTargetConfig): Adapter {
  const readState = (limits: CallLimits) => readProgram(config, limits);
  return {
    async readBefore(limits) {
      try {
        return { evidence: await readState(limits) };
      } catch (error) {
        return { fault: faultOf(error), detail: describeError(error) };
      }
    },
    readEvidence: (limits) => readState(limits).catch(() => null),
    perform: (_order, before, limits) => restart(config, toProgramState(before), limits),
    judgeEffect: (before, after) => {
      const [then, now] = [toProgramState(before), toProgramState(after)];
      return then && now ? judgeRestart(then, now) : "unreadable";
    },
    async readLiveness(limits) {
      const state = await readState(limits).catch(() => null);
      if (!state) return { alive: null, detail: "supervisord does not answer" };
      return {
        alive: state.statename === "RUNNING",
        detail: `${config.program} is ${state.statename}`,
      };
    },
    async check(limits) {
      try {
        const state = await readState(limits);
        return { ok: true, detail: `${config.program} is ${state.statename}.` };
      } catch (error) {
        return { ok: false, detail: describeError(error) };
      }
    },
  };
}

async function readProgram(
  config: SupervisordTargetConfig,
  limits: CallLimits,
): Promise<ProgramState & Evidence> {
  const info = await callSupervisord(config, "getProcessInfo", limits);
  if (info.statename === undefined) {
    throw new SupervisordRefusal("unknown", "GARBAGE", "the answer names no state");
  }
  const { statename, start, pid } = info;
  return { statename, start: Number(start ?? 0), pid: Number(pid ?? 0) };
}

function toProgramState(evidence: Evidence | null): ProgramState | null {
  if (!evidence || typeof evidence.statename !== "string") return null;
  return {
    statename: evidence.statename,
    start: Number(evidence.start ?? 0),
    pid: Number(evidence.pid ?? 0),
  };
}

type Progress = {
  /** Without evidence of the intent, what is read first: never taken for a restart that has been. */
  before: ProgramState | null;
  starts: number;
  calls: number;
  statename: string;
};

async function restart(
  config: SupervisordTargetConfig,
  before: ProgramState | null,
  limits: CallLimits,
): Promise<Outcome> {
  const deadline = performance.now() + limits.timeoutMilliseconds;
  const progress: Progress = { before, starts: 0, calls: 0, statename: "unread" };
  while (performance.now() < deadline && !limits.signal.aborted) {
    const left = Math.max(1, Math.min(callMilliseconds, deadline - performance.now()));
    const outcome = await moveOn(config, progress, {
      signal: limits.signal,
      timeoutMilliseconds: Math.ceil(left),
    });
    if (outcome) return outcome;
    await sleep(pollMilliseconds);
  }
  const detail = `${config.program} is ${progress.statename}, not yet running anew`;
  return { result: "unknown", detail };
}

/** Reads the state and does the next thing about it; null while the end is open. */
async function moveOn(
  config: SupervisordTargetConfig,
  progress: Progress,
  limits: CallLimits,
): Promise<Outcome | null> {
  const { program } = config;
  try {
    const now = await readProgram(config, limits);
    progress.statename = now.statename;
    progress.before ??= now;
    const move = nextRestartMove(progress.before, now, progress.starts);
    if (move === "done") return { result: "ok", detail: `${program} runs as pid ${now.pid}` };
    if (move === "give-up") return failed("refused", `${program} is FATAL: it does not stay up`);
    if (move === "wait") return null;
    progress.calls += 1;
    if (move === "start") progress.starts += 1;
    await command(config, `${move}Process`, limits);
    return null;
  } catch (error) {
    return judgeFault(error, progress.calls);
  }
}

async function command(
  config: SupervisordTargetConfig,
  method: SupervisordMethod,
  limits: CallLimits,
): Promise<void> {
  try {
    await callSupervisord(config, method, limits);
  } catch (error) {
    if (error instanceof SupervisordRefusal && hints.includes(error.faultName)) return;
    throw error;
  }
}

/** Null: go on reading, because the state may still become the wanted one. */
function judgeFault(error: unknown, calls: number): Outcome | null {
  const fault = faultOf(error);
  if (fault === "config" || fault === "refused") return failed(fault, describeError(error));
  if (fault === "unreachable" && calls === 0) return failed(fault, describeError(error));
  return null;
}

function faultOf(error: unknown): CallFault {
  return error instanceof SupervisordRefusal ? error.fault : classifyError(error);
}

function failed(fault: "config" | "refused" | "unreachable", detail: string): Outcome {
  return { result: "failed", fault, detail, retry_after_seconds: null };
}
