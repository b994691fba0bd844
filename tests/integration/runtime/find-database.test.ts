import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "#lib/platform/database.ts";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "#lib/platform/embedded-database.ts";
import { findDatabase } from "#lib/runtime/find-database.ts";

let dataDir: string;
let server: EmbeddedDatabase;

beforeAll(async () => {
  // Everybody may enter it, also the account that the server runs under.
  dataDir = await mkdtemp("/var/tmp/paramedic-find-");
  delete process.env.DATABASE_URL;
  process.env.DATA_DIR = dataDir;
});
afterAll(async () => {
  await server?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

test("a command beside the product finds the embedded database while it runs, and knows when it does not", async () => {
  expect(await findDatabase()).toBeNull();
  const password = "p@ss/word";
  await writeFile(join(dataDir, "database-password"), `${password}\n`);
  const folder = join(dataDir, "postgres");
  server = await startEmbeddedDatabase({ folder, password, onLine: () => {} });
  const url = await findDatabase();
  expect(url).toBe(server.url);
  const database = openDatabase(url ?? "", 1);
  expect(await database.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
  await database.$disconnect();
  await server.stop();
  expect(await findDatabase()).toBeNull();
});
