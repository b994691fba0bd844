import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import type { Logger } from "#lib/platform/logger.ts";

const reconnectMilliseconds = 2000;
/** A connection whose other end is gone without a word says nothing for ever, unless it is asked. */
const askMilliseconds = 5000;

export type Listener = {
  channel: string;
  heard(payload: string): void;
  /** From now on everything is heard; called again after each connection that was lost. */
  connected?(): void;
};

/** Hears the notifications of a channel until the signal ends. A lost connection is made anew. */
export async function listen(
  databaseUrl: string,
  listener: Listener,
  signal: AbortSignal,
  log: Logger,
): Promise<void> {
  while (!signal.aborted) {
    const client = new Client({
      connectionString: databaseUrl,
      keepAlive: true,
      query_timeout: askMilliseconds,
      connectionTimeoutMillis: askMilliseconds,
    });
    try {
      await listenUntilItEnds(client, listener, signal);
    } catch (error) {
      if (!signal.aborted) log.warn({ err: error, channel: listener.channel }, lost);
    } finally {
      await client.end().catch(() => {});
    }
    await sleep(reconnectMilliseconds, undefined, { signal }).catch(() => {});
  }
}

const lost = "the connection that listens was lost; it is made anew, and polling covers the gap";

async function listenUntilItEnds(
  client: Client,
  { channel, heard, connected }: Listener,
  signal: AbortSignal,
): Promise<void> {
  let asking: NodeJS.Timeout | undefined;
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
  // It may end before anybody waits for it.
  ended.catch(() => {});
  const stop = () => resolve();
  signal.addEventListener("abort", stop);
  client.on("error", reject);
  client.on("end", stop);
  client.on("notification", ({ payload = "" }) => heard(payload));
  try {
    await client.connect();
    await client.query(`LISTEN ${channel}`);
    connected?.();
    asking = setInterval(() => {
      client.query("SELECT 1").catch((error) => client.emit("error", error));
    }, askMilliseconds);
    await ended;
  } finally {
    clearInterval(asking);
    signal.removeEventListener("abort", stop);
  }
}
