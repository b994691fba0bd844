import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { changeKillSwitch } from "#lib/recovery/change-kill-switch.ts";
import { driveRuns } from "#lib/recovery/drive-runs.ts";
import { getRun } from "#lib/recovery/list-runs.ts";
import { useDatabase } from "#tests/support/database.ts";
import {
  type DocumentedService,
  startDocumentedService,
} from "#tests/support/documented-service.ts";
import {
  addScenario,
  arrive,
  createWard,
  createWorker,
  driveUntil,
  evaluate,
  pathOf,
  requireOnlyRun,
} from "#tests/support/recovery.ts";

const database = useDatabase();
let service: DocumentedService;

beforeAll(async () => {
  service = await startDocumentedService();
});
afterAll(() => service?.stop());
beforeEach(async () => {
  if ((await service.read()).value !== 10) await service.change(10);
});

/** A service whose errors become many once its pool is changed, and a run that has changed it. */
async function makeWorse() {
  const context = database.context();
  const ward = await createWard(context, service.url);
  const params = { key: "pool_size", value: 40 };
  await addScenario(context, ward, {
    steps: [{ action: "adjust-config", target: ward.target, params, settle_seconds: 0 }],
    verify: { windows: 2, window_seconds: 1 },
  });
  // Long enough ago that their rate is known.
  await context.database.$executeRaw`
    INSERT INTO arrivals (service_id, second, environment, error_code, count)
    SELECT ${ward.service_id}, date_trunc('second', clock_timestamp()) - make_interval(secs => n), ${ward.environment}, 'TIMEOUT', 1
    FROM generate_series(1, 5) AS n`;
  await evaluate(context, ward);
  const { id } = await requireOnlyRun(context, ward);
  const worsen = () => arrive(context, ward, 30, "POOL_EXHAUSTED");
  await driveUntil(context, id, ({ state }) => state === "VERIFYING");
  expect(await service.read()).toMatchObject({ value: 40 });
  return { context, ward, id, worsen };
}

test("[exception 14] a change that makes things worse is put back, and people are told", async () => {
  const { context, id, worsen } = await makeWorse();
  const run = await driveUntil(context, id, undefined, worsen);
  expect(run).toMatchObject({ state: "ESCALATED", verdict: "worse" });
  expect(pathOf(run)).toContain("COMPENSATING");
  expect(run.attempts).toMatchObject([
    { action: "adjust-config", result: "ok" },
    { action: "revert", result: "ok" },
  ]);
  expect(await service.read()).toMatchObject({ value: 10 });
});

test("[exception 56] what somebody else has changed since is left as it is, and needs people", async () => {
  const { context, id, worsen } = await makeWorse();
  await service.change(25);
  const run = await driveUntil(context, id, undefined, worsen);
  expect(run).toMatchObject({ state: "NEEDS_ATTENTION", verdict: "worse" });
  expect(run.events.at(-1)?.detail).toContain("Somebody else has changed pool_size");
  expect(await service.read()).toMatchObject({ value: 25 });
});

test("[exception 25] an undoing whose worker died is done by the next one, once", async () => {
  const { context, id, worsen } = await makeWorse();
  const undoing = await driveUntil(
    context,
    id,
    ({ state, live }) => state === "COMPENSATING" || !live,
    worsen,
  ).catch(() => getRun(context, id));
  // As a worker leaves it that died right after its intent.
  await database.pool.attempt.deleteMany({ where: { run_id: id, action: "revert" } });
  await database.pool.attempt.create({
    data: {
      ...{ run_id: id, step_index: 0, number: 2, action: "revert", fence: 1 },
      ...{ target_id: undoing.attempts[0] ? await targetOf(id) : "" },
      idempotency_key: `${id}.0.2`,
    },
  });
  await database.pool.run.update({
    where: { id },
    data: { state: "COMPENSATING", ended_at: null, lease_until: null, not_before: new Date(0) },
  });
  await driveRuns(context, createWorker("next"));
  const run = await getRun(context, id);
  expect(run).toMatchObject({ state: "ESCALATED" });
  expect(run.attempts).toMatchObject([
    { action: "adjust-config" },
    { action: "revert", result: "unknown" },
    { action: "revert", result: "ok" },
  ]);
  expect(await service.read()).toMatchObject({ value: 10 });
});

async function targetOf(run_id: string): Promise<string> {
  const held = await database.pool.runTarget.findFirstOrThrow({ where: { run_id } });
  return held.target_id;
}

test("while the kill switch is engaged nothing is undone by itself", async () => {
  const { context, ward, id, worsen } = await makeWorse();
  await changeKillSwitch(context, { engaged: true, reason: "hands off", service: ward.service });
  const run = await driveUntil(context, id, undefined, worsen);
  expect(run.state).toBe("NEEDS_ATTENTION");
  expect(run.events.at(-1)?.detail).toContain("hands off");
  expect(await service.read()).toMatchObject({ value: 40 });
});
