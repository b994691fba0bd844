import { Client } from "pg";
import type { OutsideDatabase } from "./outside-database.ts";

/** Ways in which a database is not there for the product, or is a bad one. */
export const modes = ["stop", "hang", "slow", "cut", "cancel", "full"] as const;
export type Mode = (typeof modes)[number];

/** Ends the trouble; settles when the database works as before. */
export type Relief = () => Promise<unknown>;

const cutMilliseconds = 200;
const cancelMilliseconds = 3;

/** Brings the trouble about. */
export async function makeTrouble(
  database: OutsideDatabase,
  mode: Mode,
  delayMilliseconds: number,
): Promise<Relief> {
  switch (mode) {
    case "stop":
    case "full":
      await database.shutDown();
      return () => database.start();
    case "hang": {
      const goOn = await database.freeze();
      return async () => goOn();
    }
    case "slow":
      database.proxy.delay(delayMilliseconds);
      return async () => database.proxy.delay(0);
    case "cut":
      return repeatOnServer(database.ownerUrl, "pg_terminate_backend", cutMilliseconds);
    case "cancel":
      return repeatOnServer(database.ownerUrl, "pg_cancel_backend", cancelMilliseconds);
  }
}

/** Does this to every session of the product, again and again. */
async function repeatOnServer(url: string, deed: string, everyMilliseconds: number) {
  const client = new Client({ connectionString: url });
  await client.connect();
  let over = false;
  const loop = (async () => {
    while (!over) {
      await client.query(`SELECT ${deed}(pid) FROM pg_stat_activity WHERE usename = 'paramedic'`);
      await new Promise((resolve) => setTimeout(resolve, everyMilliseconds));
    }
  })();
  return async () => {
    over = true;
    await loop;
    await client.end();
  };
}
