import { setTimeout as sleep } from "node:timers/promises";
import { backOffMilliseconds } from "#lib/agent/back-off.ts";
import type { JobResult } from "#lib/agent/protocol-schemas.ts";
import { type ServerClient, ServerRefusal } from "#lib/agent/server-client.ts";
import type { StateStore } from "#lib/agent/state-store.ts";

const lastMilliseconds = 5000;

type Parts = {
  store: Pick<StateStore, "unsent" | "markSent">;
  server: Pick<ServerClient, "sendResult">;
  stop: AbortSignal;
  say: (line: string) => void;
};

/** Sends kept results until the server has taken each; one at a time, with pauses while it does not answer. */
export function createResultSender({ store, server, stop, say }: Parts) {
  let active = false;
  let wake = new AbortController();
  async function send(): Promise<void> {
    // Whoever asks again knows of a reason not to wait any longer.
    if (active) return wake.abort();
    active = true;
    try {
      await sendAll();
    } finally {
      active = false;
    }
  }
  async function sendAll(): Promise<void> {
    for (let failures = 0; failures === 0 || !stop.aborted; ) {
      const [result] = store.unsent();
      if (!result) return;
      const sent = await sendOne(result);
      failures = sent ? 0 : failures + 1;
      if (!sent) await pause(failures);
    }
  }
  async function sendOne(result: JobResult): Promise<boolean> {
    try {
      const taken = await server.sendResult(result);
      if (taken?.taken === "late") say(`${result.key}: the server had given up; kept as evidence`);
    } catch (error) {
      if (!isFinal(error)) return false;
      say(`${result.key}: the server does not take the result: ${String(Object(error).message)}`);
    }
    store.markSent(result.key, true);
    return true;
  }
  async function pause(failures: number): Promise<void> {
    wake = new AbortController();
    const signal = AbortSignal.any([stop, wake.signal]);
    await sleep(backOffMilliseconds(failures), undefined, { signal }).catch(() => {});
  }
  async function drain(): Promise<void> {
    while (active) await sleep(20);
    await send();
  }
  return {
    send,
    /** A last try at the end; what is not taken is sent at the next start. */
    finish: () => Promise.race([drain(), sleep(lastMilliseconds, undefined, { ref: false })]),
  };
}

/** The server knows no such job, or finds the result itself at fault: asking again changes nothing. */
function isFinal(error: unknown): boolean {
  return error instanceof ServerRefusal && [404, 409, 413, 422].includes(error.status);
}
