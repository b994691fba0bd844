import { afterEach, beforeEach, expect, test } from "vitest";
import { startRun } from "#lib/recovery/start-run.ts";
import { sweepRuns } from "#lib/recovery/sweep-runs.ts";
import { useDatabase } from "#tests/support/database.ts";
import { type Patient, startPatient } from "#tests/support/patient.ts";
import {
  addScenario,
  addTarget,
  arrive,
  createWard,
  driveUntil,
  evaluate,
  requireOnlyRun,
  type Ward,
} from "#tests/support/recovery.ts";

const database = useDatabase();
let patient: Patient;
beforeEach(async () => {
  patient = await startPatient();
});
afterEach(() => patient.close());

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const incidentOf = (ward: Ward) =>
  database.pool.incident.findFirstOrThrow({ where: { service_id: ward.service_id } });

/** An incident that one scenario opened, and a run of another scenario that joined it. */
async function joinIncident(ward: Ward, other: object, own: object = {}) {
  const context = database.context();
  const trigger = { error_codes: ["DB"], count: 3, window_seconds: 60 };
  await addScenario(context, ward, { name: `db-${ward.service}`, trigger, ...other });
  const { name } = await addScenario(context, ward, own);
  await arrive(context, ward, 20, "DB");
  await evaluate(context, ward);
  return startRun(context, { scenario: name, reason: "try" });
}

test("a run leaves an incident open whose other errors go on", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  const { id } = await joinIncident(ward, { mode: "shadow" });
  const run = await driveUntil(context, id, undefined, () => arrive(context, ward, 2, "DB"));
  expect(run).toMatchObject({ state: "RECOVERED" });
  expect(await incidentOf(ward)).toMatchObject({ error_codes: ["DB"], closed_at: null });
});

test("a run that silence starts, which counts no errors, leaves an incident open whose errors go on", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  const trigger = { kind: "absence", window_seconds: 60 };
  const { id } = await joinIncident(ward, { mode: "shadow" }, { trigger });
  const run = await driveUntil(context, id, undefined, () => arrive(context, ward, 2, "DB"));
  expect(run).toMatchObject({ state: "RECOVERED" });
  expect(await incidentOf(ward)).toMatchObject({ error_codes: ["DB"], closed_at: null });
});

test("a run closes an incident whose other errors stopped, too", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  const { id } = await joinIncident(ward, { mode: "shadow" });
  await pause(1100);
  expect(await driveUntil(context, id)).toMatchObject({ state: "RECOVERED" });
  expect(await incidentOf(ward)).toMatchObject({ closed_by: "verification" });
});

test("a run leaves an incident open that another live run works on", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  const target = `${ward.service}-db`;
  await addTarget(context, ward.service, target, patient.url);
  const steps = [{ action: "restart", target, settle_seconds: 0 }];
  const { id } = await joinIncident(ward, { mode: "suggest", steps });
  expect(await driveUntil(context, id)).toMatchObject({ state: "RECOVERED" });
  expect(await incidentOf(ward)).toMatchObject({ closed_at: null });
});

test.each([
  ["dead is not spared, though its errors stopped", false, "RECOVERED", 1],
  ["alive is spared when its errors stopped", true, "SKIPPED_RECOVERED", 0],
])("without a probe, a service that is %s", async (_what, healthy, state, calls) => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward, {
    trigger: { error_codes: ["TIMEOUT"], count: 3, window_seconds: 2 },
  });
  await arrive(context, ward, 3);
  await evaluate(context, ward);
  const { id } = await requireOnlyRun(context, ward);
  patient.healthy = healthy;
  await pause(3100);
  expect(await driveUntil(context, id)).toMatchObject({ state });
  expect(patient.asked).toHaveLength(calls);
});

test("a share that fell only because other errors rose is no reason to spare the service", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  const probe = { url: `${patient.url}/health`, allow_private: true };
  await addScenario(context, ward, {
    verify: { windows: 1, window_seconds: 1, probe },
    trigger: { kind: "share", error_codes: ["TIMEOUT"], count: 3, window_seconds: 60 },
  });
  await arrive(context, ward, 3);
  await evaluate(context, ward);
  const { id } = await requireOnlyRun(context, ward);
  await arrive(context, ward, 20, "OTHER");
  patient.healthy = true;
  const run = await driveUntil(context, id, ({ events }) => events.length > 2);
  expect(run.state).not.toBe("SKIPPED_RECOVERED");
  expect(patient.asked).toHaveLength(1);
});

test("errors that are committed after their window was read put the recovery off", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  const { name } = await addScenario(context, ward, { verify: { windows: 2, window_seconds: 1 } });
  const { id } = await startRun(context, { scenario: name, reason: "try" });
  const measured = await driveUntil(context, id, ({ samples }) => samples.length === 2);
  expect(measured.samples[1]).toMatchObject({ window: 1, count: 0, outcome: "good" });
  const second = new Date(measured.samples[1]?.from ?? 0);
  const { service_id, environment } = ward;
  await database.pool.arrival.create({
    data: { service_id, environment, second, error_code: "TIMEOUT", count: 7 },
  });
  const run = await driveUntil(context, id);
  expect(run).toMatchObject({ state: "RECOVERED" });
  expect(run.samples.slice(1)).toMatchObject([
    {
      window: 1,
      count: 7,
      outcome: "bad",
      detail: expect.stringContaining("after it had been read"),
    },
    { window: 2, outcome: "good", detail: expect.stringContaining("window 1 holds 7 errors") },
    { window: 3, outcome: "good" },
  ]);
});

test("[exception 13] silence does not close what was handed over to people while the target is dead", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  patient.healing = false;
  await addScenario(context, ward);
  await arrive(context, ward, 3);
  await evaluate(context, ward);
  const { id } = await requireOnlyRun(context, ward);
  expect(await driveUntil(context, id)).toMatchObject({ state: "ESCALATED" });
  await database.pool.$executeRaw`
    UPDATE arrivals SET second = second - interval '1 hour' WHERE service_id = ${ward.service_id}`;
  await database.pool.$executeRaw`
    UPDATE incidents SET opened_at = opened_at - interval '2 hours', detected_at = detected_at - interval '1 hour'
    WHERE service_id = ${ward.service_id}`;
  await sweepRuns(context);
  expect(await incidentOf(ward)).toMatchObject({ closed_at: null });
  patient.healthy = true;
  await sweepRuns(context);
  expect(await incidentOf(ward)).toMatchObject({ closed_by: "quiet" });
});
