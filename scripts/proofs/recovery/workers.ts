import { join } from "node:path";
import { type Child, startChild } from "../../bench/child.ts";
import type { WardContext } from "./ward.ts";

/** Starts a worker as `npm run worker` does, on this database. */
export function startWorker(folder: string, databaseUrl: string): Child {
  const variables = {
    NODE_ENV: "production",
    LOG_LEVEL: "warn",
    DATA_DIR: folder,
    DATABASE_URL: databaseUrl,
    BASE_URL: "http://127.0.0.1:3000",
    AUTH_SECRET: sealSecret,
  };
  return startChild(["scripts/worker.ts"], variables, join(folder, "worker.log"));
}

/** Both the proof, which creates targets, and its workers seal with it. */
export const sealSecret = "a-secret-of-the-proofs-that-seals-nothing";

/** As if the lease of what this process held had run out, and nobody waited for its facts any more. */
export async function forgetLeases({ database }: WardContext, pid: number): Promise<void> {
  await database.$executeRaw`
    UPDATE runs SET lease_until = clock_timestamp() - interval '1 millisecond'
    WHERE ended_at IS NULL AND claimed_by LIKE ${`% ${pid} %`}`;
  await database.$executeRaw`UPDATE facts SET not_before = clock_timestamp() WHERE failures = 0`;
}
