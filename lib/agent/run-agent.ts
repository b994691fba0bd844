import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import type { AgentConfig } from "#lib/agent/agent-config.ts";
import { type AllowListFile, openAllowList } from "#lib/agent/allow-list-file.ts";
import { backOffMilliseconds } from "#lib/agent/back-off.ts";
import { type Host, handleDelivery } from "#lib/agent/handle-delivery.ts";
import type { Delivery } from "#lib/agent/protocol-schemas.ts";
import { runProgram } from "#lib/agent/run-program.ts";
import { createResultSender } from "#lib/agent/send-results.ts";
import { createServerClient, type ServerClient, ServerRefusal } from "#lib/agent/server-client.ts";
import { openStateStore } from "#lib/agent/state-store.ts";

const mostJobs = 4;
const heartbeatMilliseconds = 5000;
/** After a job that should not have come, so that a broken server is not asked in a circle. */
const refusedMilliseconds = 1000;
/** A poll that is answered sooner with nothing was not waited for: its server is ending, or is no Paramedic. */
const hastyMilliseconds = 1000;
/** Failures after which the pause is the longest: a token that is refused does not become valid by asking. */
const hopeless = 10;

type Parts = { config: AgentConfig; stop: AbortSignal; say: (line: string) => void };
export type RunningAgent = { reload(): void; ended: Promise<void> };

/**
 * Starts the agent: asks its server for jobs until told to stop, then finishes the commands that run and sends or
 * keeps their results. Throws `AgentFailure` when configuration, allow-list or state cannot be trusted.
 */
export function runAgent({ config, stop, say }: Parts): RunningAgent {
  const list = openAllowList(config.allowFile, say);
  const now = () => Date.now();
  const store = openStateStore(config.stateFile, now);
  const server = createServerClient(config);
  const sender = createResultSender({ store, server, stop, say });
  const host: Host = {
    ...{ config, list, store, server, now, say },
    ...{ run: runProgram, sendResults: () => void sender.send() },
  };
  void sender.send();
  const allowed = [...(list.current()?.keys() ?? [])].join(", ") || "nothing";
  say(`agent ${config.name} asks ${config.server.origin} for jobs; this host allows ${allowed}`);
  return {
    reload: () => void list.current(),
    ended: work(host, list, server, stop).then(sender.finish),
  };
}

async function work(
  host: Host,
  list: AllowListFile,
  server: ServerClient,
  stop: AbortSignal,
): Promise<void> {
  const running = new Set<Promise<void>>();
  const heartbeat = setInterval(() => {
    const keys = host.store.listStarted().slice(0, 50);
    if (keys.length > 0) server.heartbeat({ keys }).catch(() => {});
  }, heartbeatMilliseconds);
  let refused = 0;
  const handle = async (delivery: Delivery) => {
    try {
      if (await handleDelivery(host, delivery)) return;
      refused += 1;
      await sleep(refusedMilliseconds);
    } catch (error) {
      host.say(`a job could not be handled: ${String(Object(error).message)}`);
    }
  };
  const ask = createPatientPoll(host, server, stop);
  while (!stop.aborted) {
    // What was just delivered is looked at first, so that this poll can tell of a refusal.
    await nextTurn();
    const commands = [...(list.current()?.keys() ?? [])].slice(0, 200);
    const delivery = await ask({ commands, refused });
    if (!delivery) continue;
    const job = handle(delivery).finally(() => running.delete(job));
    running.add(job);
    if (running.size >= mostJobs) await Promise.race(running);
  }
  await Promise.allSettled(running);
  clearInterval(heartbeat);
}

/** A poll that answers null after a pause where the server does not answer or refuses, and says so once. */
function createPatientPoll({ say, sendResults }: Host, server: ServerClient, stop: AbortSignal) {
  let failures = 0;
  const sayOnce = createSayOnce(say);
  return async (body: { commands: string[]; refused: number }): Promise<Delivery | null> => {
    try {
      const delivery = await pollUnhurried(server, body, stop);
      if (failures > 0) sayOnce("the server answers again");
      failures = 0;
      sendResults();
      return delivery;
    } catch (error) {
      if (stop.aborted) return null;
      sayOnce(describeFailure(error));
      failures = isHopeless(error) ? hopeless : failures + 1;
      await rest(backOffMilliseconds(failures), stop);
      return null;
    }
  };
}

async function pollUnhurried(
  server: ServerClient,
  body: { commands: string[]; refused: number },
  stop: AbortSignal,
): Promise<Delivery | null> {
  const since = performance.now();
  const delivery = await server.poll(body, stop);
  const hasty = !delivery && performance.now() - since < hastyMilliseconds;
  if (hasty) await rest(hastyMilliseconds, stop);
  return delivery;
}

function rest(milliseconds: number, stop: AbortSignal): Promise<void> {
  return sleep(milliseconds, undefined, { signal: stop }).catch(() => {});
}

/** Says the same words again only after others. */
function createSayOnce(say: (line: string) => void) {
  let said = "";
  return (words: string) => {
    if (words !== said) say(words);
    said = words;
  };
}

function isHopeless(error: unknown): boolean {
  return error instanceof ServerRefusal && [401, 403].includes(error.status);
}

function describeFailure(error: unknown): string {
  if (isHopeless(error)) return `the server refuses this agent: ${String(Object(error).message)}`;
  const { message, cause } = Object(error);
  const reason = String(Object(cause).code ?? message);
  return `the server cannot be asked (${reason}); trying again with pauses up to a minute`;
}
