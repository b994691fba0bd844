import { setTimeout as sleep } from "node:timers/promises";
import type { AgentConfig } from "#lib/agent/agent-config.ts";
import type { AllowedCommand } from "#lib/agent/allow-list.ts";
import type { AllowListFile } from "#lib/agent/allow-list-file.ts";
import { blankResult, carryOut } from "#lib/agent/carry-out.ts";
import { openJob } from "#lib/agent/job-signature.ts";
import { judgeJob, refuseJob } from "#lib/agent/judge-job.ts";
import type { Delivery, Job, JobResult } from "#lib/agent/protocol-schemas.ts";
import type { runProgram } from "#lib/agent/run-program.ts";
import { type ServerClient, ServerRefusal } from "#lib/agent/server-client.ts";
import type { StateStore } from "#lib/agent/state-store.ts";

const acknowledgeAgainMilliseconds = 500;

export type Host = {
  config: Pick<AgentConfig, "name" | "token" | "serverKey">;
  list: AllowListFile;
  store: StateStore;
  server: Pick<ServerClient, "acknowledge" | "sendResult">;
  run: typeof runProgram;
  now: () => number;
  say: (line: string) => void;
  /** Sends what the store holds unsent, now or as soon as the server answers. */
  sendResults: () => void;
};

/**
 * Does with a delivery what the host's owner allows, at most once for each key. Answers false, with nothing done
 * and nothing said to the server, where the job is not one of its server's for this agent and this time.
 */
export async function handleDelivery(host: Host, delivery: Delivery): Promise<boolean> {
  const { config, store, now, say } = host;
  const until = performance.now() + delivery.seconds_left * 1000;
  const job = openJob(config.serverKey, delivery);
  const refusal = job ? refuseJob(job, config.name, now()) : "the server's key did not sign it";
  if (!job || refusal) {
    say(`a job was refused: ${refusal}`);
    return false;
  }
  if (job.kind !== "run") {
    await read(host, job, delivery);
    return true;
  }
  const kept = store.find(job.key);
  if (!kept) {
    await consider(host, job, delivery, until);
  } else if (kept.stage === "ended") {
    // The server asks again because it has not heard: the answer is the one that was, and nothing is run.
    store.markSent(job.key, false);
    host.sendResults();
  }
  return true;
}

/** Evidence and checks change nothing, so they are neither kept nor sent again. */
async function read(host: Host, job: Job, { delivery }: Delivery): Promise<void> {
  const { config, list, server, store, now } = host;
  const permission = judgeJob(job, list.current(), store.recall(job), now());
  const tools = { run: host.run, now, secrets: [config.token] };
  try {
    if (permission.allowed) await server.acknowledge({ key: job.key, delivery });
    const result = permission.allowed
      ? await carryOut(job, permission.command, tools)
      : failedResult(job, permission);
    await server.sendResult(result);
  } catch (error) {
    host.say(`${job.kind} of "${job.command}" was not answered: ${String(Object(error).message)}`);
  }
}

async function consider(
  host: Host,
  job: Job,
  { delivery }: Delivery,
  until: number,
): Promise<void> {
  const { list, store, now, say } = host;
  const permission = judgeJob(job, list.current(), store.recall(job), now());
  if (!permission.allowed) {
    say(`${job.key} is not run: ${permission.detail}`);
    store.end(failedResult(job, permission), { command: job.command, began: false });
    host.sendResults();
    return;
  }
  // On the disk before anything is said: whatever happens from here on, this key is considered once.
  store.accept(job);
  const obstacle = await acknowledge(host, { key: job.key, delivery }, until);
  if (obstacle === null) await perform(host, job, permission.command);
  else {
    say(`${job.key} is not run: ${obstacle}`);
    const detail = `It was not run: ${obstacle}.`;
    const never = { fault: "unreachable", detail, retry_after_seconds: null } as const;
    store.end(failedResult(job, never), { command: job.command, began: false });
  }
  host.sendResults();
}

/** Why the job must not begin, or null once the server knows that it does. */
async function acknowledge(
  host: Host,
  body: { key: string; delivery: number },
  until: number,
): Promise<string | null> {
  while (performance.now() < until) {
    try {
      const answer = await host.server.acknowledge(body);
      const left = Math.min((answer?.seconds_left ?? 0) * 1000, until - performance.now());
      return left > 0 ? null : "its time was over";
    } catch (error) {
      if (error instanceof ServerRefusal && error.status < 500 && error.status !== 429) {
        return `the server took it back: ${error.message}`;
      }
      await sleep(acknowledgeAgainMilliseconds);
    }
  }
  return "the server did not answer in time";
}

async function perform(host: Host, job: Job, command: AllowedCommand): Promise<void> {
  const { config, store, now, say } = host;
  store.start(job.key);
  say(`${job.key} begins: "${job.command}"`);
  const tools = { run: host.run, now, secrets: [config.token] };
  const result = await carryOut(job, command, tools);
  store.end(result, { command: job.command, began: true });
  say(`${job.key} ended: ${result.result}. ${result.detail}`);
}

function failedResult(
  job: Job,
  failure: Pick<JobResult, "fault" | "detail" | "retry_after_seconds">,
): JobResult {
  const { fault, detail, retry_after_seconds } = failure;
  return { ...blankResult(job, null), result: "failed", fault, detail, retry_after_seconds };
}
