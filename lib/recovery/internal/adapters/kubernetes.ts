import { setTimeout as sleep } from "node:timers/promises";
import { type CallFault, classifyError, describeError } from "#lib/recovery/call-fault.ts";
import type {
  Adapter,
  CallLimits,
  Evidence,
  Outcome,
} from "#lib/recovery/internal/adapters/adapter.ts";
import {
  describeAnswer,
  KubernetesRefusal,
  readDeployment,
  restartDeployment,
} from "#lib/recovery/internal/adapters/call-kubernetes.ts";
import { judgeAnswer, judgeError } from "#lib/recovery/internal/adapters/judge-answer.ts";
import {
  isRestartAsked,
  isRolledOut,
  judgeRollout,
  type RolloutState,
} from "#lib/recovery/kubernetes-rollout.ts";
import type { KubernetesTargetConfig } from "#lib/recovery/kubernetes-schemas.ts";

const pollMilliseconds = 500;
const callMilliseconds = 5000;

/** Restarts the pods of a deployment and waits until all of them are new. */
export function kubernetesAdapter(config: KubernetesTargetConfig): Adapter {
  return {
    async readBefore(limits) {
      try {
        const state = await readDeployment(config, limits);
        // Kept with the intent: whoever goes on with this attempt writes the same moment, which then changes nothing.
        return { evidence: { ...state, restart_as: new Date().toISOString() } };
      } catch (error) {
        return { fault: faultOf(error), detail: describeError(error) };
      }
    },
    readEvidence: (limits) => readDeployment(config, limits).catch(() => null),
    perform: (_order, before, limits) => restart(config, before, limits),
    judgeEffect(before, after) {
      const [then, now] = [toRolloutState(before), toRolloutState(after)];
      return then && now ? judgeRollout(then, now) : "unreadable";
    },
    async readLiveness(limits) {
      try {
        const state = await readDeployment(config, limits);
        return { alive: state.available_replicas > 0, detail: describe(config, state) };
      } catch (error) {
        return { alive: null, detail: describeError(error) };
      }
    },
    async check(limits) {
      try {
        return { ok: true, detail: `${describe(config, await readDeployment(config, limits))}.` };
      } catch (error) {
        return { ok: false, detail: describeError(error) };
      }
    },
  };
}

function describe({ deployment }: KubernetesTargetConfig, state: RolloutState): string {
  return `${deployment} has ${state.available_replicas} of ${state.wanted_replicas} pods available`;
}

function toRolloutState(evidence: Evidence | null): RolloutState | null {
  if (typeof evidence?.generation !== "number") return null;
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  return {
    generation: evidence.generation,
    observed_generation: Number(evidence.observed_generation ?? 0),
    wanted_replicas: Number(evidence.wanted_replicas ?? 1),
    replicas: Number(evidence.replicas ?? 0),
    updated_replicas: Number(evidence.updated_replicas ?? 0),
    available_replicas: Number(evidence.available_replicas ?? 0),
    restarted_at: text(evidence.restarted_at),
    stuck: text(evidence.stuck),
    paused: Number(evidence.paused ?? 0),
  };
}

type Progress = {
  config: KubernetesTargetConfig;
  before: RolloutState | null;
  restart_as: string;
  /** The patch may have arrived. */
  asked: boolean;
  obstacle: string;
};

async function restart(
  config: KubernetesTargetConfig,
  before: Evidence | null,
  limits: CallLimits,
): Promise<Outcome> {
  const deadline = performance.now() + limits.timeoutMilliseconds;
  const progress: Progress = {
    ...{ config, before: toRolloutState(before), asked: false, obstacle: "" },
    restart_as: String(before?.restart_as ?? new Date().toISOString()),
  };
  while (performance.now() < deadline && !limits.signal.aborted) {
    const left = Math.max(1, Math.ceil(deadline - performance.now()));
    const outcome = await moveOn(progress, {
      signal: limits.signal,
      timeoutMilliseconds: Math.min(callMilliseconds, left),
    });
    if (outcome) return outcome;
    await sleep(pollMilliseconds);
  }
  const detail = `${config.deployment} is not rolled out yet. ${progress.obstacle}`.trim();
  return { result: "unknown", detail };
}

/** Reads the deployment and does the next thing about it; null while the end is open. */
async function moveOn(progress: Progress, limits: CallLimits): Promise<Outcome | null> {
  const { config } = progress;
  try {
    const now = await readDeployment(config, limits);
    progress.before ??= now;
    if (!isRestartAsked(progress.before, now)) return await ask(progress, now, limits);
    progress.asked = true;
    progress.obstacle = `${describe(config, now)}, ${now.updated_replicas} of them new.`;
    return judgeProgress(config, now);
  } catch (error) {
    return judgeReading(progress, error);
  }
}

function judgeProgress(config: KubernetesTargetConfig, now: RolloutState): Outcome | null {
  if (isRolledOut(now)) {
    return { result: "ok", detail: `${describe(config, now)}, all of them new` };
  }
  // What the controller says of an older template says nothing of this one.
  const current = now.observed_generation >= now.generation;
  return current && now.stuck ? failed("refused", `${config.deployment}: ${now.stuck}`) : null;
}

async function ask(
  progress: Progress,
  now: RolloutState,
  limits: CallLimits,
): Promise<Outcome | null> {
  const { config, restart_as } = progress;
  if (now.paused) return failed("refused", `${config.deployment} is paused: nothing is rolled out`);
  const answer = await restartDeployment(config, restart_as, limits).catch(judgeError);
  const outcome = "result" in answer ? answer : judgeAnswer(answer, describeAnswer(config, answer));
  progress.obstacle = `${outcome.detail}.`;
  if (outcome.result === "failed") return outcome;
  progress.asked = true;
  return null;
}

/** Null: go on reading, because the state may still become the wanted one. */
function judgeReading(progress: Progress, error: unknown): Outcome | null {
  const fault = faultOf(error);
  progress.obstacle = `${describeError(error)}.`;
  if (fault === "config") return failed(fault, describeError(error));
  if (fault === "unreachable" && !progress.asked) return failed(fault, describeError(error));
  return null;
}

function faultOf(error: unknown): CallFault {
  return error instanceof KubernetesRefusal ? error.fault : classifyError(error);
}

function failed(fault: "config" | "refused" | "unreachable", detail: string): Outcome {
  return { result: "failed", fault, detail, retry_after_seconds: null };
}
