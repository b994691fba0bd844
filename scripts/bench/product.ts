import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createContext, systemActor } from "#lib/platform/context.ts";
import { openDatabase } from "#lib/platform/database.ts";
import { findFreePort, startEmbeddedDatabase } from "#lib/platform/embedded-database.ts";
import { parseEnvironment } from "#lib/platform/env.ts";
import { createLogger } from "#lib/platform/logger.ts";
import { leanFlags, leanVariables } from "#lib/runtime/lean-process.ts";
import { migrateDatabase } from "#lib/runtime/migrate-database.ts";
import { prepareFirstStart } from "#lib/runtime/prepare-first-start.ts";
import { answers, startChild, untilReady } from "./child.ts";
import type { Ends } from "./ends.ts";

export type Product = {
  port: number;
  databaseUrl: string;
  /** Of the database's superuser, in the product's database. */
  ownerUrl: string;
  ingestKey: string;
  apiToken: string;
  /** The end of what web logged. */
  words(): string;
  /** Process ids, each the root of its tree. */
  pids: { web: number; worker: number; postgres: number };
};

const ingestKey = "b3d1f7a9c5e24680b3d1f7a9c5e24680";
const apiToken = "bench-token-4f0c8a51e2d94b7786ab10c3";

/** Starts the whole product with a data folder of its own: embedded PostgreSQL (fsync on), web and worker. */
export async function startProduct(
  folder: string,
  ends: Ends,
  webFlags: string[] = [],
): Promise<Product> {
  const dataDir = join(folder, "data");
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  const server = await startEmbeddedDatabase({
    folder: join(dataDir, "postgres"),
    password: "bench",
    onLine: () => {},
  });
  ends.add(server.stop);
  const port = await findFreePort();
  const variables = {
    NODE_ENV: "production",
    LOG_LEVEL: "warn",
    HOST: "127.0.0.1",
    PORT: String(port),
    BASE_URL: `http://127.0.0.1:${port}`,
    NEXTAUTH_URL: `http://127.0.0.1:${port}`,
    DATA_DIR: dataDir,
    DATABASE_URL: server.url,
    AUTH_SECRET: "a-secret-of-the-bench-that-seals-nothing",
    NEXTAUTH_SECRET: "a-secret-of-the-bench-that-seals-nothing",
  };
  await prepare(server.url, variables);
  const worker = startChild(["scripts/worker.ts"], variables, join(folder, "worker.log"));
  ends.add(worker.stop);
  const web = startChild(
    [...leanFlags, ...webFlags, "scripts/web.ts"],
    { ...leanVariables, ...variables },
    join(folder, "web.log"),
  );
  ends.add(web.stop);
  await untilReady(web, () => answers(`http://127.0.0.1:${port}/api/health/ready`), 90);
  const lockFile = await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8");
  return {
    port,
    databaseUrl: server.url,
    ownerUrl: `${server.ownerUrl}/paramedic`,
    ingestKey,
    apiToken,
    words: web.words,
    pids: { web: web.pid, worker: worker.pid, postgres: Number(lockFile.split("\n")[0]) },
  };
}

async function prepare(url: string, variables: Record<string, string>): Promise<void> {
  const given = parseEnvironment({
    ...variables,
    ADMIN_PASSWORD: "a password of the bench",
    INGEST_KEY: ingestKey,
    API_TOKEN: apiToken,
  });
  await migrateDatabase(url, async () => {
    const database = openDatabase(url, 2);
    try {
      const actor = systemActor("bench");
      const log = createLogger("launcher");
      await prepareFirstStart(createContext({ actor, database, log }), given);
    } finally {
      await database.$disconnect();
    }
  });
}
