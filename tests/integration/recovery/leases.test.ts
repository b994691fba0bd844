import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { driveRuns } from "#lib/recovery/drive-runs.ts";
import { moveRun } from "#lib/recovery/internal/move-run.ts";
import { claimRuns } from "#lib/recovery/internal/sql/claim-runs.ts";
import { renewLease } from "#lib/recovery/internal/sql/renew-lease.ts";
import { restRun } from "#lib/recovery/internal/sql/rest-run.ts";
import { getRun } from "#lib/recovery/list-runs.ts";
import { sweepRuns } from "#lib/recovery/sweep-runs.ts";
import { useDatabase } from "#tests/support/database.ts";
import { type Patient, startPatient } from "#tests/support/patient.ts";
import {
  addCrowd,
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
let patient: Patient;
beforeAll(() => addCrowd(database.context()));
beforeEach(async () => {
  patient = await startPatient();
  await database.pool.run.deleteMany();
});
afterEach(() => patient.close());

async function startQueuedRun(among: "nobody" | "others" = "nobody") {
  const context = database.context();
  const ward = await createWard(context, patient.url, among);
  await addScenario(context, ward);
  await arrive(context, ward, 3);
  await evaluate(context, ward);
  return requireOnlyRun(context, ward);
}

const expireLease = (id: string) =>
  database.pool.$executeRaw`
    UPDATE runs SET lease_until = clock_timestamp() - interval '1 second' WHERE id = ${id}::uuid`;

test("[exception 25] workers that claim at once never get the same run", async () => {
  for (const among of ["nobody", "others", "others", "others"] as const) {
    await startQueuedRun(among);
  }
  const claimed = await Promise.all(
    ["a", "b", "c"].map((worker) => claimRuns(database.pool, worker, 2)),
  );
  const ids = claimed.flat().map(({ id }) => id);
  expect(ids).toHaveLength(4);
  expect(new Set(ids).size).toBe(4);
});

test("[exception 26] a worker that lost its lease writes nothing", async () => {
  const context = database.context();
  const { id } = await startQueuedRun();
  const [first] = await claimRuns(database.pool, "first", 5);
  if (!first) throw new Error("expected a claim");
  await expireLease(id);
  const [second] = await claimRuns(database.pool, "second", 5);
  expect(second).toMatchObject({ id, fence: first.fence + 1 });
  const before = await getRun(context, id);
  const late = { to: "PRECHECK", actor: "first", detail: "late", fence: first.fence } as const;
  expect(await moveRun(context, first, late)).toBeNull();
  expect(await renewLease(database.pool, first)).toBe(false);
  expect(await restRun(database.pool, first, { seconds: 0, orderly: true })).toBe(false);
  expect(await getRun(context, id)).toEqual(before);
  expect(
    second && (await moveRun(context, second, { ...late, fence: second.fence })),
  ).toMatchObject({
    state: "PRECHECK",
  });
});

test("[exception 26] a lease that has run out is lost, though nobody else has claimed the run yet", async () => {
  const context = database.context();
  const { id } = await startQueuedRun();
  const [run] = await claimRuns(database.pool, "slow", 5);
  if (!run) throw new Error("expected a claim");
  await expireLease(id);
  const late = { to: "PRECHECK", actor: "slow", detail: "late", fence: run.fence } as const;
  expect(await moveRun(context, run, late)).toBeNull();
  expect((await getRun(context, id)).state).toBe("QUEUED");
});

test("[exception 26] a worker that loses its lease during the call writes no result", async () => {
  const context = database.context();
  const { id } = await startQueuedRun();
  patient.answer = (response) => setTimeout(() => response.writeHead(204).end(), 800);
  const worker = createWorker("slow");
  const slow = driveRuns(context, worker);
  await expect.poll(() => patient.asked.length, { timeout: 5000 }).toBe(1);
  worker.stop();
  await expireLease(id);
  await slow;
  expect(await getRun(context, id)).toMatchObject({
    state: "ACTING",
    attempts: [{ result: null }],
  });
});

test("[exception 25] a dead worker's call is reconciled by the next one and not made again", async () => {
  const context = database.context();
  const { id } = await startQueuedRun();
  patient.answer = (response) => setTimeout(() => response.writeHead(204).end(), 800);
  const dying = driveRuns(context, createWorker("dying"));
  await expect.poll(() => patient.asked.length, { timeout: 5000 }).toBe(1);
  await expireLease(id);
  await dying;
  const run = await driveUntil(context, id);
  expect(pathOf(run)).toEqual([
    "QUEUED",
    "PRECHECK",
    "ACTING",
    "RECONCILING",
    "SETTLING",
    "VERIFYING",
    "RECOVERED",
  ]);
  expect(patient.asked).toHaveLength(1);
});

test("[exception 25] a call that may be repeated is repeated after a dead worker, as another attempt", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  const params = { method: "DELETE", path: "/cache" };
  const step = { action: "http", target: ward.target, params, settle_seconds: 0 };
  await addScenario(context, ward, { steps: [step] });
  await arrive(context, ward, 3);
  await evaluate(context, ward);
  const { id } = await requireOnlyRun(context, ward);
  patient.answer = (response) => setTimeout(() => response.writeHead(204).end(), 800);
  const dying = driveRuns(context, createWorker("dying"));
  await expect.poll(() => patient.asked.length, { timeout: 5000 }).toBe(1);
  await expireLease(id);
  await dying;
  const run = await driveUntil(context, id);
  expect(run).toMatchObject({
    state: "RECOVERED",
    attempts: [{ result: "unknown" }, { result: "ok" }],
  });
  expect(patient.asked.map(({ key }) => key)).toEqual([`${id}.0.1`, `${id}.0.2`]);
});

test("a long call does not keep a second run waiting", async () => {
  const context = database.context();
  const slow = await startQueuedRun();
  patient.answer = (response) => {
    const wait = patient.asked.length === 1 ? 1500 : 0;
    setTimeout(() => response.writeHead(204).end(), wait);
  };
  const driving = driveRuns(context, createWorker());
  await expect.poll(() => patient.asked.length, { timeout: 5000 }).toBe(1);
  const fast = await startQueuedRun();
  await expect
    .poll(async () => (await getRun(context, fast.id)).attempts[0]?.result, { timeout: 1300 })
    .toBe("ok");
  expect((await getRun(context, slow.id)).attempts).toMatchObject([{ result: null }]);
  await driving;
});

test("[exception 27] a worker that is told to stop ends its call, gives the run back and takes no other", async () => {
  const context = database.context();
  const { id } = await startQueuedRun();
  const worker = createWorker();
  patient.answer = (response) => setTimeout(() => response.writeHead(204).end(), 500);
  const driving = driveRuns(context, worker);
  await expect.poll(() => patient.asked.length, { timeout: 5000 }).toBe(1);
  worker.stop();
  const other = await startQueuedRun("others");
  await driving;
  expect(await getRun(context, id)).toMatchObject({
    state: "SETTLING",
    attempts: [{ result: "ok" }],
  });
  expect(await database.pool.run.findUnique({ where: { id } })).toMatchObject({
    lease_until: null,
  });
  expect((await getRun(context, other.id)).state).toBe("QUEUED");
});

test("[exception 25] a run that no worker survives goes to people", async () => {
  const context = database.context();
  const { id } = await startQueuedRun();
  for (let claims = 1; claims <= 6; claims += 1) {
    expect(await claimRuns(database.pool, `worker ${claims}`, 5)).toMatchObject([{ claims }]);
    await expireLease(id);
  }
  expect(await claimRuns(database.pool, "another", 5)).toEqual([]);
  expect(await sweepRuns(context)).toBe(1);
  expect(await getRun(context, id)).toMatchObject({ state: "NEEDS_ATTENTION", live: false });
  const held = await database.pool.runTarget.count({ where: { run_id: id, live: true } });
  expect(held).toBe(0);
});

test("[exception 62] a run whose definition cannot be read fails and lets its target go", async () => {
  const context = database.context();
  const { id } = await startQueuedRun();
  await database.pool.run.update({ where: { id }, data: { definition: { nonsense: 1 } } });
  await driveRuns(context, createWorker());
  expect(await getRun(context, id)).toMatchObject({
    state: "FAILED",
    definition: null,
    live: false,
  });
});
