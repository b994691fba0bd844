import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { pause } from "#lib/runtime/supervise.ts";

const everyMilliseconds = 500;
const stableTimes = 4;

/** How many segments wait below DATA_DIR. */
export async function countSegments(dataDir: string): Promise<number> {
  const names = await readdir(join(dataDir, "spool"), { recursive: true }).catch(() => []);
  return names.filter((name) => name.endsWith(".segment")).length;
}

/** Waits until nothing waits in a spool. Throws after `seconds`. */
export async function untilDrained(
  dataDir: string,
  seconds: number,
  stop: AbortSignal,
): Promise<void> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    stop.throwIfAborted();
    const segments = await countSegments(dataDir);
    if (segments === 0) return;
    if (performance.now() > deadline) {
      throw new Error(`${segments} segments still wait in the spool after ${seconds} s`);
    }
    await pause(everyMilliseconds / 5, stop);
  }
}

/** Waits until the spool is empty and the database gets nothing more. */
export async function untilSettled(
  dataDir: string,
  url: string,
  seconds: number,
  stop: AbortSignal,
): Promise<void> {
  await untilDrained(dataDir, seconds, stop);
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    let last = -1;
    for (let equal = 0; equal < stableTimes; ) {
      await pause(everyMilliseconds, stop);
      stop.throwIfAborted();
      const { rows } = await client.query<{ count: string }>("SELECT count(*) FROM record_keys");
      const count = Number(rows[0]?.count);
      equal = count === last ? equal + 1 : 0;
      last = count;
    }
  } finally {
    await client.end();
  }
}
