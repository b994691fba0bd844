import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { closeStores } from "#lib/ingest/store-together.ts";
import { type Context, createContext, type Role, systemActor } from "#lib/platform/context.ts";
import { type DatabasePool, openDatabase } from "#lib/platform/database.ts";
import { createLogger } from "#lib/platform/logger.ts";

export type TestDatabase = {
  /** Connection string of this file's own database. */
  url: string;
  pool: DatabasePool;
  /** A context of the given role on this database; `now` fixes the clock. */
  context(role?: Role, now?: Date): Context & { database: DatabasePool };
};

/** A database of the test file's own, copied from the migrated template; gone after its last test. */
export function useDatabase(): TestDatabase {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const serverUrl = inject("serverUrl");
  const url = `${serverUrl}/${name}`;
  process.env.DATABASE_URL = url;
  // What one file leaves in a spool must not reach the database of another.
  const dataDir = mkdtempSync(join(tmpdir(), "paramedic-data-"));
  process.env.DATA_DIR = dataDir;
  const test = { url } as TestDatabase;

  beforeAll(async () => {
    await onServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE template_paramedic`);
    test.pool = openDatabase(url);
  });
  afterAll(async () => {
    await closeStores();
    rmSync(dataDir, { recursive: true, force: true });
    await test.pool.$disconnect();
    await onServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
  });
  test.context = (role = "admin", now) =>
    createContext({
      actor: { ...systemActor(`test ${role}`), role },
      database: test.pool,
      log: createLogger("test"),
      ...(now ? { now: () => now } : {}),
    });
  return test;
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: `${serverUrl}/postgres` });
  await client.connect();
  try {
    // Copying a template fails while another file copies it; the server says so and the next try works.
    for (let tries = 0; ; tries += 1) {
      try {
        await client.query(statement);
        return;
      } catch (error) {
        if (tries === 50 || !/being accessed by other users/.test(String(error))) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  } finally {
    await client.end();
  }
}
