import { afterAll, beforeAll, expect, test } from "vitest";
import { useDatabase } from "#tests/support/database.ts";
import {
  cleanUp,
  findProcesses,
  type Launcher,
  makeDataDir,
  startLauncher,
} from "#tests/support/launcher.ts";

const database = useDatabase();
const token = "a-token-of-the-failures";
const headers = { authorization: `Bearer ${token}` };
let dataDir: string;
let product: Launcher;

beforeAll(async () => {
  dataDir = await makeDataDir();
  product = await startLauncher({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    ADMIN_PASSWORD: "a-password-of-the-failures",
    API_TOKEN: token,
    AUTH_SECRET: process.env.AUTH_SECRET ?? "",
  });
  await product.prints("is ready");
});
afterAll(async () => {
  if (product) await cleanUp([product], dataDir);
});

type Kept = { message: string; attributes: { origin: string; reported_by: string } };

async function listOwn(): Promise<Kept[]> {
  const answer = await fetch(`${product.address}/api/v1/records?service=paramedic`, { headers });
  const { data }: { data: Kept[] } = await answer.json();
  return data;
}

async function expectOwn(reported_by: string, message: RegExp): Promise<void> {
  const attributes = expect.objectContaining({ origin: "paramedic", reported_by });
  await expect
    .poll(listOwn, { timeout: 30_000 })
    .toContainEqual(
      expect.objectContaining({ message: expect.stringMatching(message), attributes }),
    );
}

test("a request that fails in web is a record of paramedic, and web goes on", async () => {
  const { id: service_id } = await database.pool.service.create({ data: { name: "shop" } });
  const { id } = await database.pool.run.create({
    data: {
      ...{ name: "restart", definition: {}, service_id, environment: "production" },
      ...{ cause: "press", reason: "x", requested_by: "x", state: "NONSENSE" },
      ended_at: new Date(),
    },
  });
  const answer = await fetch(`${product.address}/api/v1/runs/${id}`, { headers });
  expect(answer.status).toBe(500);
  await expectOwn("web", /^request failed: /);
});

test("a subscriber that fails in the worker is a record of paramedic, and the worker goes on", async () => {
  await database.pool.fact.create({ data: { kind: "run-moved", payload: { nonsense: true } } });
  await expectOwn("worker", /^a subscriber failed; the fact comes again: /);
});

test("a process that dies is a record of the launcher", async () => {
  const [pid = 0] = await findProcesses(/scripts\/worker\.ts/, product.child.pid);
  process.kill(pid, "SIGKILL");
  await expectOwn("launcher", /^worker ended: SIGKILL$/);
});

test("nothing of it started a recovery", async () => {
  const paramedic = await database.pool.service.findUniqueOrThrow({ where: { name: "paramedic" } });
  const where = { service_id: paramedic.id };
  expect(await database.pool.arrival.count({ where })).toBe(0);
  expect(await database.pool.incident.count({ where })).toBe(0);
  expect(await database.pool.decision.count({ where })).toBe(0);
});
