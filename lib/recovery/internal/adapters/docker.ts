import { setTimeout as sleep } from "node:timers/promises";
import { type CallFault, classifyError, describeError } from "#lib/recovery/call-fault.ts";
import {
  type ContainerState,
  isContainerRestarted,
  judgeContainer,
  stopSecondsWithin,
} from "#lib/recovery/docker-restart.ts";
import type { DockerTargetConfig } from "#lib/recovery/docker-schemas.ts";
import type {
  Adapter,
  CallLimits,
  Evidence,
  Outcome,
} from "#lib/recovery/internal/adapters/adapter.ts";
import {
  DockerRefusal,
  describeAnswer,
  readContainer,
  restartContainer,
} from "#lib/recovery/internal/adapters/call-docker.ts";
import { judgeAnswer, judgeError } from "#lib/recovery/internal/adapters/judge-answer.ts";

const pollMilliseconds = 250;
const readMilliseconds = 5000;
/** A container that has not answered by then has not kept to its time for stopping. */
const answerMarginMilliseconds = 5000;

/** Restarts a container, over Docker's unix socket or over a proxy of it. */
export function dockerAdapter(config: DockerTargetConfig): Adapter {
  const read = (limits: CallLimits) => readContainer(config, config.container, limits);
  return {
    async readBefore(limits) {
      try {
        return { evidence: await read(limits) };
      } catch (error) {
        return { fault: faultOf(error), detail: describeError(error) };
      }
    },
    readEvidence: (limits) => read(limits).catch(() => null),
    perform: (_order, before, limits) => restart(config, toContainerState(before), limits),
    judgeEffect(before, after) {
      const [then, now] = [toContainerState(before), toContainerState(after)];
      return then && now ? judgeContainer(then, now) : "unreadable";
    },
    async readLiveness(limits) {
      try {
        const state = await read(limits);
        const alive = state.status === "running" && state.health !== "unhealthy";
        return { alive, detail: describe(config, state) };
      } catch (error) {
        return { alive: null, detail: describeError(error) };
      }
    },
    async check(limits) {
      try {
        return { ok: true, detail: `${describe(config, await read(limits))}.` };
      } catch (error) {
        return { ok: false, detail: describeError(error) };
      }
    },
  };
}

function describe({ container }: DockerTargetConfig, { status, health }: ContainerState): string {
  return `${container} is ${status}${health ? ` and ${health}` : ""}`;
}

function toContainerState(evidence: Evidence | null): ContainerState | null {
  if (typeof evidence?.id !== "string") return null;
  return {
    id: evidence.id,
    started_at: String(evidence.started_at),
    restart_count: Number(evidence.restart_count ?? 0),
    status: String(evidence.status),
    health: typeof evidence.health === "string" ? evidence.health : null,
  };
}

type Progress = {
  config: DockerTargetConfig;
  stop_seconds: number;
  deadline: number;
  signal: AbortSignal;
  /** Without evidence of the intent, what is read first: never taken for a restart that has been. */
  before: ContainerState | null;
  /** The call may have reached Docker: from now on only what is read decides. */
  asked: boolean;
  /** What stood in the way last, in words. */
  obstacle: string;
  /** Another call holds the container; Docker did not take ours. */
  busy: Outcome | null;
  /** Docker said that it could not do it. */
  broken: boolean;
};

async function restart(
  config: DockerTargetConfig,
  before: ContainerState | null,
  limits: CallLimits,
): Promise<Outcome> {
  const { timeoutMilliseconds, signal } = limits;
  const progress: Progress = {
    ...{ config, before, signal, asked: false, obstacle: "", busy: null, broken: false },
    stop_seconds: stopSecondsWithin(timeoutMilliseconds),
    deadline: performance.now() + timeoutMilliseconds,
  };
  while (performance.now() < progress.deadline && !signal.aborted) {
    const outcome = await moveOn(progress);
    if (outcome) return outcome;
    await sleep(pollMilliseconds);
  }
  if (progress.busy && !progress.asked) return progress.busy;
  const detail = `${config.container} does not run anew yet. ${progress.obstacle}`.trim();
  return { result: "unknown", detail };
}

function limitsOf({ deadline, signal }: Progress, mostMilliseconds: number): CallLimits {
  const left = Math.max(1, Math.ceil(deadline - performance.now()));
  return { signal, timeoutMilliseconds: Math.min(mostMilliseconds, left) };
}

/** Reads the state and does the next thing about it; null while the end is open. */
async function moveOn(progress: Progress): Promise<Outcome | null> {
  const { config } = progress;
  try {
    // The id and not the name: another container may have taken the name over.
    const reference = progress.before?.id ?? config.container;
    const now = await readContainer(config, reference, limitsOf(progress, readMilliseconds));
    progress.before ??= now;
    if (isContainerRestarted(progress.before, now)) {
      return { result: "ok", detail: `${config.container} runs since ${now.started_at}` };
    }
    if (!progress.asked) return await ask(progress, now.id);
    return progress.broken ? judgeBroken(progress, now) : null;
  } catch (error) {
    return judgeReading(progress, error);
  }
}

/** Docker said that it failed: what it stopped and could not start is down, what runs may still be restarted. */
function judgeBroken({ obstacle }: Progress, { status }: ContainerState): Outcome | null {
  const down = status === "exited" || status === "dead" || status === "created";
  return down ? failed("refused", obstacle) : null;
}

async function ask(progress: Progress, id: string): Promise<Outcome | null> {
  const { config, stop_seconds } = progress;
  const limits = limitsOf(progress, stop_seconds * 1000 + answerMarginMilliseconds);
  const answer = await restartContainer(config, id, stop_seconds, limits).catch(judgeError);
  const outcome = "result" in answer ? answer : judgeAnswer(answer, describeAnswer(config, answer));
  progress.obstacle = outcome.detail;
  if (outcome.result !== "failed") {
    progress.asked = true;
    progress.broken = "status" in answer && outcome.result === "unknown";
    return null;
  }
  if (!("status" in answer) || answer.status !== 409) return outcome;
  progress.busy = outcome;
  return null;
}

/** Null: go on reading, because the state may still become the wanted one. */
function judgeReading(progress: Progress, error: unknown): Outcome | null {
  const fault = faultOf(error);
  progress.obstacle = describeError(error);
  if (fault === "config") return failed(fault, progress.obstacle);
  if (fault === "unreachable" && !progress.asked) return failed(fault, progress.obstacle);
  return null;
}

function faultOf(error: unknown): CallFault {
  return error instanceof DockerRefusal ? error.fault : classifyError(error);
}

function failed(fault: "config" | "refused" | "unreachable", detail: string): Outcome {
  return { result: "failed", fault, detail, retry_after_seconds: null };
}
