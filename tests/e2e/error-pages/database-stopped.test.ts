import { rm } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { kindRules } from "#lib/error-pages/kinds.ts";
import { pageKinds } from "#lib/error-pages/schemas.ts";
import {
  type EmbeddedDatabase,
  findFreePort,
  startEmbeddedDatabase,
} from "#lib/platform/embedded-database.ts";
import { cleanUp, type Launcher, makeDataDir, startLauncher } from "#tests/support/launcher.ts";

const token = "a-token-while-it-lasts";
let dataDir: string;
let databaseDir: string;
let product: Launcher;
let running: EmbeddedDatabase;
let restart: () => Promise<EmbeddedDatabase>;

beforeAll(async () => {
  [dataDir, databaseDir] = [await makeDataDir(), await makeDataDir()];
  const port = await findFreePort();
  const options = { folder: `${databaseDir}/postgres`, password: "tests", port, onLine: () => {} };
  restart = () => startEmbeddedDatabase(options);
  running = await restart();
  product = await startLauncher({
    ...{ DATABASE_URL: running.url, DATA_DIR: dataDir, API_TOKEN: token },
    AUTH_SECRET: process.env.AUTH_SECRET ?? "",
  });
  await product.prints("is ready");
  const created = await fetch(`${product.address}/api/v1/services`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ name: "shop", error_page: { display_name: "Northwind Shop" } }),
  });
  expect(created.status).toBe(201);
});
afterAll(async () => {
  if (product) await cleanUp([product], dataDir);
  await running?.stop();
  if (databaseDir) await rm(databaseDir, { recursive: true, force: true });
});

const ask = (path: string, accept = "text/html") =>
  fetch(product.address + path, { headers: { accept } });
const isReady = async () => (await ask("/api/health/ready")).status;

test("with the database stopped every page is served, from memory or with the built-in words", {
  timeout: 120_000,
}, async () => {
  expect(await (await ask("/e/shop/502")).text()).toContain("Northwind Shop");
  await running.stop();
  await expect.poll(isReady, { timeout: 30_000 }).toBe(503);

  for (const kind of pageKinds) {
    const known = await ask(`/e/shop/${kind}`);
    expect(known.status).toBe(kindRules[kind].status);
    expect(await known.text()).toContain("Northwind Shop");
    // Of a service that was never asked for nothing is remembered.
    const generic = await ask(`/e/never-asked-${kind}/${kind}`);
    expect(generic.status).toBe(kindRules[kind].status);
    expect(await generic.text()).toContain("<h1>");
  }
  for (const accept of ["application/problem+json", "application/json", "text/plain"]) {
    const answer = await ask("/e/shop/503", accept);
    expect(answer.status).toBe(503);
    expect(answer.headers.get("content-type")).toContain(accept);
  }
  expect(await (await ask("/e/shop/status.json")).json()).toMatchObject({ state: "fine" });
  const unknown = await ask("/e/never-asked/status.json");
  expect(unknown.status).toBe(503);
  expect(unknown.headers.get("retry-after")).toMatch(/^\d+$/);
});

test("when the database is back, services are known again", { timeout: 120_000 }, async () => {
  running = await restart();
  await expect.poll(isReady, { timeout: 60_000 }).toBe(200);
  const created = await fetch(`${product.address}/api/v1/services`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ name: "till", error_page: { display_name: "Northwind Till" } }),
  });
  expect(created.status).toBe(201);
  const page = async () => (await ask("/e/till/502")).text();
  await expect.poll(page, { timeout: 30_000 }).toContain("Northwind Till");
});
