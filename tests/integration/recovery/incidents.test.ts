import { expect, test } from "vitest";
import { openIncidents } from "#lib/recovery/internal/sql/open-incidents.ts";
import { listIncidents } from "#lib/recovery/list-incidents.ts";
import { useDatabase } from "#tests/support/database.ts";
import { startPatient } from "#tests/support/patient.ts";
import {
  addScenario,
  addTarget,
  arrive,
  createWard,
  driveUntil,
  evaluate,
  listOutcomes,
  requireOnlyRun,
  type Ward,
} from "#tests/support/recovery.ts";

const database = useDatabase();
const start = Date.parse("2026-11-20T10:00:00Z");
const minute = (minutes: number) => new Date(start + minutes * 60_000);
const period = { from: minute(-60).toISOString(), to: minute(600).toISOString(), limit: 10 };
let places = 0;

async function createPlace() {
  places += 1;
  const { id } = await database.pool.service.create({ data: { name: `place-${places}` } });
  return { service_id: id, environment: "production", error_codes: ["TIMEOUT"], summary: "5." };
}
type Place = Awaited<ReturnType<typeof createPlace>>;

async function open(place: Place, at: number, error_codes = place.error_codes) {
  const asked = [{ ...place, error_codes, opened_at: minute(at) }];
  const [opened] = await openIncidents(database.pool, asked);
  if (!opened) throw new Error("an incident is either opened or joined");
  return opened;
}
const close = (id: string, at: number, closed_by = "verification") =>
  database.pool.incident.update({ where: { id }, data: { closed_at: minute(at), closed_by } });

async function listOf({ service_id }: Place, now = minute(120)) {
  const { name } = await database.pool.service.findUniqueOrThrow({ where: { id: service_id } });
  const { data } = await listIncidents(database.context("viewer", now), {
    ...period,
    service: name,
  });
  return data;
}

test("[exception 17] degraded again 14 minutes after it ended is the same incident; only degraded time is downtime", async () => {
  const place = await createPlace();
  const first = await open(place, 0);
  expect(first).toMatchObject({ opened: true, reopened: false });
  await close(first.id, 5);
  const again = await open(place, 19, ["DB_DOWN"]);
  expect(again).toMatchObject({ id: first.id, opened: true, reopened: true });
  expect(await listOf(place, minute(22))).toMatchObject([
    {
      ...{ id: first.id, flaps: 1, closed_at: null, closed_by: null, downtime_seconds: 480 },
      error_codes: ["DB_DOWN", "TIMEOUT"],
      opened_at: minute(0).toISOString(),
      spans: [
        { from: minute(0).toISOString(), to: minute(5).toISOString() },
        { from: minute(19).toISOString(), to: null },
      ],
    },
  ]);
  await close(first.id, 29, "quiet");
  expect(await listOf(place)).toMatchObject([{ flaps: 1, downtime_seconds: 15 * 60 }]);
});

test("[exception 17] degraded again after 15 minutes is another incident", async () => {
  const place = await createPlace();
  const first = await open(place, 0);
  await close(first.id, 5);
  const second = await open(place, 20);
  expect(second).toMatchObject({ opened: true, reopened: false });
  expect(second.id).not.toBe(first.id);
  expect(await listOf(place, minute(21))).toMatchObject([
    { id: second.id, flaps: 0, downtime_seconds: 60 },
    { id: first.id, flaps: 0, downtime_seconds: 300 },
  ]);
});

test("what a person closed is not opened again, nor the one before it", async () => {
  const place = await createPlace();
  const first = await open(place, 0);
  await close(first.id, 2);
  await database.pool.incident.create({
    data: { ...place, opened_at: minute(3), closed_at: minute(4), closed_by: "person" },
  });
  const third = await open(place, 6);
  expect(third).toMatchObject({ opened: true, reopened: false });
  expect(await listOf(place, minute(7))).toMatchObject([
    { id: third.id, downtime_seconds: 60 },
    { closed_by: "person", downtime_seconds: 60 },
    { id: first.id, downtime_seconds: 120 },
  ]);
});

test("another environment and another service keep their incidents apart", async () => {
  const place = await createPlace();
  const first = await open(place, 0);
  await close(first.id, 1);
  const staging = await open({ ...place, environment: "staging" }, 2);
  const elsewhere = await open(await createPlace(), 2);
  for (const other of [staging, elsewhere]) {
    expect(other).toMatchObject({ opened: true, reopened: false });
    expect(other.id).not.toBe(first.id);
  }
});

test("the same incident is opened again once, however many ask at once", async () => {
  const place = await createPlace();
  const { id } = await open(place, 0);
  await close(id, 5);
  const answers = await Promise.all(Array.from({ length: 8 }, () => open(place, 7)));
  expect(new Set(answers.map((answer) => answer.id))).toEqual(new Set([id]));
  expect(answers.filter(({ opened }) => opened)).toHaveLength(1);
  expect(await listOf(place, minute(8))).toMatchObject([{ flaps: 1, downtime_seconds: 360 }]);
});

test("errors from before the end reopen from the end on: no time counts twice", async () => {
  const place = await createPlace();
  const { id } = await open(place, 0);
  await close(id, 5);
  await open(place, 3);
  expect(await listOf(place, minute(6))).toMatchObject([{ flaps: 1, downtime_seconds: 360 }]);
});

test("[exception 17] a recovered service that fails again at once goes on in its incident, with both runs", async () => {
  const patient = await startPatient();
  const context = database.context();
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward, { cooldown_seconds: 0 });
  await arrive(context, ward, 3);
  await evaluate(context, ward);
  const first = await requireOnlyRun(context, ward);
  expect(await driveUntil(context, first.id)).toMatchObject({ state: "RECOVERED" });
  // Arrivals count after the second in which the run ended.
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await arrive(context, ward, 3);
  await evaluate(context, ward);
  expect(await listOutcomes(context, ward)).toEqual(["STARTED", "STARTED"]);
  const { data } = await listIncidents(context, { service: ward.service, limit: 10 });
  const scenario = `restart-${ward.service}`;
  expect(data).toMatchObject([
    {
      ...{ flaps: 1, closed_at: null, first_action_at: expect.any(String) },
      spans: [{ to: expect.any(String) }, { to: null }],
      runs: [
        { scenario, state: "QUEUED", verdict: null },
        { id: first.id, scenario, state: "RECOVERED", verdict: "recovered" },
      ],
    },
  ]);
  await patient.close();
});

test("[exception 17] what comes back goes on at the step that helped, and the second time asks", async () => {
  const patient = await startPatient();
  const context = database.context();
  const ward = await createWard(context, patient.url);
  const first = `${ward.service}-first`;
  await addTarget(context, ward.service, first, "http://127.0.0.1:9");
  const steps = [first, ward.target].map((target) => ({
    ...{ action: "restart", target, timeout_seconds: 1, settle_seconds: 0 },
  }));
  await addScenario(context, ward, { steps, cooldown_seconds: 0, max_attempts: 50 });
  const run = await fail(ward);
  expect(await driveUntil(context, run.id)).toMatchObject({ state: "RECOVERED", step: 1 });
  const again = await fail(ward);
  expect(again).toMatchObject({ state: "QUEUED", step_index: 1 });
  expect(await driveUntil(context, again.id)).toMatchObject({ state: "RECOVERED", step: 1 });
  expect(await fail(ward)).toMatchObject({ state: "AWAITING_APPROVAL", step_index: 1 });
  expect(await listOutcomes(context, ward)).toEqual(["STARTED", "STARTED", "FLAPPING"]);
  await patient.close();
});

/** Errors after the last run has ended, and the run that comes of them. */
async function fail(ward: Ward) {
  const context = database.context();
  // Arrivals count after the second in which the run ended.
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await arrive(context, ward, 3);
  await evaluate(context, ward);
  return database.pool.run.findFirstOrThrow({
    where: { service_id: ward.service_id },
    orderBy: { created_at: "desc" },
  });
}
