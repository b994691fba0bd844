import { afterAll, beforeAll, expect, test } from "vitest";
import { changeIssue } from "#lib/issues/change-issue.ts";
import { foldRollups } from "#lib/issues/fold-rollups.ts";
import { useDatabase } from "#tests/support/database.ts";
import { type Patient, startPatient } from "#tests/support/patient.ts";
import { reactToAll } from "#tests/support/react-to-all.ts";
import {
  addCrowd,
  addScenario,
  createWard,
  driveUntil,
  evaluate,
  listOutcomes,
  requireOnlyRun,
  type Ward,
} from "#tests/support/recovery.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";

const database = useDatabase();
let patient: Patient;
beforeAll(async () => {
  patient = await startPatient();
  await addIngestKey(database, "organisation-key");
  // Runs that tests leave alive are few of so many.
  await addCrowd(database.context());
});
afterAll(() => patient.close());

async function send(ward: Ward, count: number, attributes: object): Promise<void> {
  const record = { message: "m", error_code: "TIMEOUT", service_name: ward.service, attributes };
  const { status } = await sendIngest(
    database,
    Array.from({ length: count }, () => record),
  );
  expect(status).toBe(202);
}

test("[exception 44] errors that a recovery brings about start no other one; they are stored and counted", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward);
  await send(ward, 5, { origin: "recovery" });
  await send(ward, 5, { origin: "paramedic" });
  await evaluate(context, ward);
  expect(await listOutcomes(context, ward)).toEqual([]);
  const { service_id } = ward;
  expect(await database.pool.record.count({ where: { service_id } })).toBe(10);
  const counted = await database.pool.$queryRaw<{ count: number }[]>`
    SELECT sum(count)::int AS count FROM current_rollups
    WHERE service_id = ${service_id} AND resolution = 10`;
  expect(counted).toEqual([{ count: 10 }]);
  await send(ward, 3, { origin: "https://shop.example" });
  await evaluate(context, ward);
  expect(await listOutcomes(context, ward)).toEqual(["STARTED"]);
});

test("[exception 44] errors that a recovery brings about do not speak against it while it is verified", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward, { verify: { windows: 2, window_seconds: 1 } });
  await send(ward, 3, {});
  await evaluate(context, ward);
  const { id } = await requireOnlyRun(context, ward);
  const run = await driveUntil(context, id, undefined, () => send(ward, 1, { origin: "recovery" }));
  expect(run).toMatchObject({ state: "RECOVERED", verdict: "recovered" });
  expect(run.samples.filter(({ window }) => window > 0)).toMatchObject([
    { count: 0 },
    { count: 0 },
  ]);
});

test("[exception 44] nor what waits for a pattern, before and after the counts are added up", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  const trigger = { count: 3, window_seconds: 60, pattern: "^m$" };
  await addScenario(context, ward, { mode: "shadow", trigger });
  await send(ward, 5, { origin: "recovery" });
  await evaluate(context, ward);
  await foldRollups(database.pool);
  await send(ward, 2, {});
  await evaluate(context, ward);
  expect(await listOutcomes(context, ward)).toEqual([]);
  await send(ward, 1, {});
  await evaluate(context, ward);
  expect(await listOutcomes(context, ward)).toEqual(["DRY_RUN"]);
  await foldRollups(database.pool);
  const { service_id } = ward;
  const counted = await database.pool.$queryRaw<{ count: number }[]>`
    SELECT sum(count)::int AS count FROM current_rollups
    WHERE service_id = ${service_id} AND resolution = 10`;
  expect(counted).toEqual([{ count: 8 }]);
});

test("[exception 44] nor what waits for an issue that is new or comes again", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  for (const kind of ["new-issue", "regressed-issue"]) {
    await addScenario(context, ward, {
      name: `${kind}-${ward.service}`,
      mode: "shadow",
      trigger: { kind },
    });
  }
  const hear = () => reactToAll(context);
  await send(ward, 1, { origin: "recovery" });
  await hear();
  const { service_id } = ward;
  const issue = await database.pool.issue.findFirstOrThrow({ where: { service_id } });
  await changeIssue(context, { id: issue.id, change: { state: "resolved" } });
  await send(ward, 1, { origin: "recovery" });
  await hear();
  expect(await listOutcomes(context, ward)).toEqual([]);
  await changeIssue(context, { id: issue.id, change: { state: "resolved" } });
  await send(ward, 2, { origin: "somewhere else" });
  await hear();
  expect(await listOutcomes(context, ward)).toEqual(["DRY_RUN"]);
});
