import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { findFreePort, startEmbeddedDatabase } from "#lib/platform/embedded-database.ts";
import { applyMigrations } from "#lib/platform/migrate.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Of the server that the tests share, without a database name. */
    serverUrl: string;
  }
}

/** Starts one PostgreSQL for the run and migrates the template that each test file copies. */
export default async function startDatabase(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp("/var/tmp/paramedic-test-");
  const server = await startEmbeddedDatabase({
    folder: join(folder, "postgres"),
    password: "password",
    onLine: () => {},
    // Tests need no durability; what needs it (kill rounds) starts a server of its own.
    settings: ["fsync=off", "full_page_writes=off", "max_connections=200", "shared_buffers=128MB"],
  });
  const client = new Client({ connectionString: `${server.ownerUrl}/postgres` });
  await client.connect();
  await client.query("CREATE DATABASE template_paramedic");
  await client.end();
  await applyMigrations(`${server.ownerUrl}/template_paramedic`);
  project.provide("serverUrl", server.ownerUrl);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

/** A port that was free a moment ago. */
export const freePort = findFreePort;
