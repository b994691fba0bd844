import type { JobResult } from "#lib/agent/protocol-schemas.ts";
import { judgeAgentEffect } from "#lib/recovery/agent-effect.ts";
import type { CallFault } from "#lib/recovery/call-fault.ts";
import type {
  Adapter,
  CallLimits,
  Evidence,
  Outcome,
} from "#lib/recovery/internal/adapters/adapter.ts";
import {
  type AgentPlace,
  type Answered,
  askForReading,
  askForRun,
} from "#lib/recovery/internal/agents/ask-agent.ts";
import { readLastJob } from "#lib/recovery/internal/agents/read-last-job.ts";

const shownOutput = 200;

/** A command that an agent's host allows by name. What it does, and whether it may, is the host's to say. */
export function agentAdapter(place: AgentPlace): Adapter {
  return {
    async readBefore(limits) {
      const answered = await askForReading(place, "evidence", limits);
      const fault = faultOf(answered);
      if (fault) return fault;
      return { evidence: { ...shownBy(answered), ...(await readLastJob(place)) } };
    },
    readEvidence: (limits) => readAfter(place, limits),
    perform: async (order, _before, limits) =>
      toOutcome(await askForRun(place, order.idempotency_key, limits)),
    judgeEffect: judgeAgentEffect,
    async readLiveness(limits) {
      const answered = await askForReading(place, "check", limits);
      const fault = faultOf(answered);
      if (fault) return { alive: null, detail: fault.detail };
      return { alive: toldBy(answered)?.alive ?? null, detail: describeAnswer(answered) };
    },
    async check(limits) {
      const answered = await askForReading(place, "check", limits);
      const ok = faultOf(answered) === null && toldBy(answered)?.alive !== false;
      return { ok, detail: describeAnswer(answered) };
    },
  };
}

/** How the last job ended is known here, even while its host is away. */
async function readAfter(place: AgentPlace, limits: CallLimits): Promise<Evidence | null> {
  const last = await readLastJob(place);
  const answered = await askForReading(place, "evidence", limits);
  if (faultOf(answered) === null) return { ...shownBy(answered), ...last };
  return last.last_job === null ? null : last;
}

function toldBy(answered: Answered): JobResult | null {
  return answered.end === "told" ? answered.result : null;
}

function shownBy(answered: Answered): Evidence {
  return toldBy(answered)?.evidence ?? {};
}

/** Why a reading gave nothing, or null when it did. */
function faultOf(answered: Answered): { fault: CallFault; detail: string } | null {
  if (answered.end === "not-taken") return { fault: answered.fault, detail: answered.detail };
  if (answered.end === "silent") return { fault: "unreachable", detail: answered.detail };
  const { result, fault, detail } = answered.result;
  return result === "ok" ? null : { fault: fault ?? "unknown", detail };
}

function describeAnswer(answered: Answered): string {
  if (answered.end !== "told") return answered.detail;
  const { detail, output } = answered.result;
  return output ? `${detail} It printed: ${output.slice(0, shownOutput).toWellFormed()}` : detail;
}

function toOutcome(answered: Answered): Outcome {
  const detail = describeAnswer(answered);
  if (answered.end === "silent") return { result: "unknown", detail };
  if (answered.end === "not-taken") {
    return { result: "failed", fault: answered.fault, detail, retry_after_seconds: null };
  }
  const { result, fault, retry_after_seconds } = answered.result;
  if (result !== "failed") return { result, detail };
  return { result, fault: fault ?? "refused", detail, retry_after_seconds };
}
