import { Client } from "pg";
import { factsChannel } from "#lib/platform/facts.ts";
import type { Logger } from "#lib/platform/logger.ts";
import type { Alarm } from "#lib/runtime/repeat.ts";

const reconnectMilliseconds = 2000;
/** A connection whose other end is gone without a word says nothing for ever, unless it is asked. */
const askMilliseconds = 5000;

/** Rings the alarm when a transaction with facts commits. A lost connection is made anew; polling covers the gap. */
export async function listenForFacts(
  databaseUrl: string,
  alarm: Alarm,
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
      await listenUntilItEnds(client, alarm, signal);
    } catch (error) {
      log.warn(
        { err: error },
        "the connection that listens for facts was lost; polling until it is back",
      );
    } finally {
      await client.end().catch(() => {});
    }
    if (!signal.aborted) await alarm.wait(reconnectMilliseconds, signal);
  }
}

async function listenUntilItEnds(client: Client, alarm: Alarm, signal: AbortSignal): Promise<void> {
  let asking: NodeJS.Timeout | undefined;
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
  // It may end before anybody waits for it.
  ended.catch(() => {});
  const stop = () => resolve();
  signal.addEventListener("abort", stop);
  client.on("error", reject);
  client.on("end", stop);
  client.on("notification", () => alarm.ring());
  try {
    await client.connect();
    await client.query(`LISTEN ${factsChannel}`);
    asking = setInterval(() => {
      client.query("SELECT 1").catch((error) => client.emit("error", error));
    }, askMilliseconds);
    await ended;
  } finally {
    clearInterval(asking);
    signal.removeEventListener("abort", stop);
  }
}
