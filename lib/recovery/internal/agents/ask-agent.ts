import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { signJob } from "#lib/agent/job-signature.ts";
import { type JobKind, JobResult } from "#lib/agent/protocol-schemas.ts";
import type { Database } from "#lib/platform/database.ts";
import { describeNotTaken, isOnline } from "#lib/recovery/agent-presence.ts";
import type { CallFault } from "#lib/recovery/call-fault.ts";
import type { CallLimits } from "#lib/recovery/internal/adapters/adapter.ts";
import { jobSigningKey } from "#lib/recovery/internal/agents/signing-key.ts";
import { findAgent } from "#lib/recovery/internal/sql/find-agent.ts";
import { readNow } from "#lib/recovery/internal/sql/read-now.ts";
import { withdrawAgentJob } from "#lib/recovery/internal/sql/withdraw-agent-job.ts";

const lookMilliseconds = 200;
const leftoverMilliseconds = 3_600_000;

export type AgentPlace = { database: Database; target_id: string; agent: string; command: string };

/** `not-taken`: the agent never began, and never will. `silent`: it began, and has not said how it ended. */
export type Answered =
  | { end: "told"; result: JobResult }
  | { end: "not-taken"; fault: CallFault; detail: string }
  | { end: "silent"; detail: string };

/** Asks for a reading, which changes nothing and leaves no trace. An agent that is away is not waited for. */
export async function askForReading(
  place: AgentPlace,
  kind: Exclude<JobKind, "run">,
  limits: CallLimits,
): Promise<Answered> {
  const { database } = place;
  const agent = await findAgent(database, place.agent);
  if (agent && !isOnline(agent.silent_seconds)) {
    const detail = describeNotTaken(place.agent, agent.silent_seconds);
    return { end: "not-taken", fault: "unreachable", detail };
  }
  const job = { kind, key: `${kind}.${randomUUID()}`, fence: 0, run_id: null };
  try {
    return await ask(place, job, limits);
  } finally {
    await forgetReadings(database, job.key);
  }
}

/** Beside this reading, those that a worker left behind when it was killed. */
async function forgetReadings(database: Database, key: string): Promise<void> {
  const old = new Date(Date.now() - leftoverMilliseconds);
  const leftover = { kind: { not: "run" }, deadline: { lt: old } };
  await database.agentJob.deleteMany({ where: { OR: [{ idempotency_key: key }, leftover] } });
}

/** Asks for the command of an attempt, whose intent is committed; the fence is that of the intent. */
export async function askForRun(
  place: AgentPlace,
  key: string,
  limits: CallLimits,
): Promise<Answered> {
  const attempt = await place.database.attempt.findUniqueOrThrow({
    where: { idempotency_key: key },
    select: { fence: true, run_id: true },
  });
  return ask(place, { kind: "run", key, ...attempt }, limits);
}

type Asked = { kind: JobKind; key: string; fence: number; run_id: string | null };

async function ask(place: AgentPlace, asked: Asked, limits: CallLimits): Promise<Answered> {
  const { database } = place;
  const agent = await findAgent(database, place.agent);
  if (!agent) {
    const detail = `There is no agent named ${place.agent}.`;
    return { end: "not-taken", fault: "config", detail };
  }
  const until = performance.now() + limits.timeoutMilliseconds;
  await insertJob(place, agent.id, asked, limits.timeoutMilliseconds);
  while (performance.now() < until && !limits.signal.aborted) {
    const result = await readResult(database, asked.key);
    if (result) return { end: "told", result };
    await sleep(lookMilliseconds);
  }
  return giveUp(place, asked.key);
}

async function insertJob(
  { database, target_id, agent, command }: AgentPlace,
  agent_id: string,
  { kind, key, fence, run_id }: Asked,
  milliseconds: number,
): Promise<void> {
  const now = await readNow(database);
  const deadline = new Date(now.getTime() + milliseconds);
  const { job: payload, signature } = signJob(jobSigningKey(), {
    ...{ version: 1, agent, kind, key, target: target_id, command, fence },
    issued_at: now.toISOString(),
    expires_at: deadline.toISOString(),
  });
  const data = { agent_id, run_id, target_id, kind, command, fence, payload, signature, deadline };
  // Asked for twice under one key, it is still one job.
  await database.agentJob.createMany({
    data: [{ ...data, idempotency_key: key, created_at: now }],
    skipDuplicates: true,
  });
}

async function readResult(database: Database, key: string): Promise<JobResult | null> {
  const row = await database.agentJob.findUnique({
    where: { idempotency_key: key },
    select: { result: true },
  });
  return row?.result ? JobResult.parse(row.result) : null;
}

async function giveUp({ database, agent }: AgentPlace, key: string): Promise<Answered> {
  if (await withdrawAgentJob(database, key)) {
    const found = await findAgent(database, agent);
    if (!found) {
      const detail = `The agent ${agent} was revoked.`;
      return { end: "not-taken", fault: "config", detail };
    }
    const detail = describeNotTaken(agent, found.silent_seconds);
    return { end: "not-taken", fault: "unreachable", detail };
  }
  const result = await readResult(database, key);
  if (result) return { end: "told", result };
  return {
    end: "silent",
    detail: `The agent ${agent} took the job and has not said how it ended.`,
  };
}
