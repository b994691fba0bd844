import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { useDatabase } from "#tests/support/database.ts";
import {
  type DocumentedService,
  startDocumentedService,
} from "#tests/support/documented-service.ts";
import {
  addScenario,
  arrive,
  createWard,
  driveUntil,
  evaluate,
  requireOnlyRun,
} from "#tests/support/recovery.ts";

const database = useDatabase();
let service: DocumentedService;

beforeAll(async () => {
  service = await startDocumentedService();
});
afterAll(() => service?.stop());
beforeEach(async () => {
  const { value } = await service.read();
  if (value !== 10) await service.change(10);
  await database.pool.run.deleteMany();
});

/** A service that reports errors while its pool is small, and a scenario that widens it. */
async function createPatient(value: number) {
  const context = database.context();
  const ward = await createWard(context, service.url);
  const params = { key: "pool_size", value };
  await addScenario(context, ward, {
    steps: [{ action: "adjust-config", target: ward.target, params, settle_seconds: 0 }],
    verify: { windows: 2, window_seconds: 1 },
  });
  const visit = async () => {
    if (Number((await service.read()).value) >= 40) return;
    await arrive(context, ward, 1);
    await evaluate(context, ward);
  };
  return { context, ward, visit };
}

test("a service that lacks connections is given more, and recovers", async () => {
  const { context, ward, visit } = await createPatient(40);
  const { version } = await service.read();
  for (let visits = 1; visits <= 4; visits += 1) await visit();
  const { id } = await requireOnlyRun(context, ward);
  const run = await driveUntil(context, id, undefined, visit);
  expect(run).toMatchObject({ state: "RECOVERED", verdict: "recovered" });
  const now = await service.read();
  expect(now).toMatchObject({ value: 40 });
  expect(run.attempts).toMatchObject([
    {
      result: "ok",
      before_evidence: { version, value: "10" },
      after_evidence: { version: now.version, value: "40" },
    },
  ]);
});

test("a value that the service does not take is a set-up fault that people are told of", async () => {
  const { context, ward, visit } = await createPatient(4000);
  for (let visits = 1; visits <= 3; visits += 1) await visit();
  const { id } = await requireOnlyRun(context, ward);
  const run = await driveUntil(context, id, undefined, visit);
  expect(run).toMatchObject({ state: "FAILED", attempts: [{ result: "failed" }] });
  expect(run.events.at(-1)?.detail).toContain("answered 422");
  expect(await service.read()).toMatchObject({ value: 10 });
});
