import { afterAll, beforeAll, expect, test } from "vitest";
import { useDatabase } from "#tests/support/database.ts";
import { type Patient, startPatient } from "#tests/support/patient.ts";
import {
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
