import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { changeKillSwitch } from "#lib/recovery/change-kill-switch.ts";
import { driveRuns } from "#lib/recovery/drive-runs.ts";
import { listLastRuns } from "#lib/recovery/list-last-runs.ts";
import { listReadiness } from "#lib/recovery/list-readiness.ts";
import { listScenarios } from "#lib/recovery/list-scenarios.ts";
import { startRun } from "#lib/recovery/start-run.ts";
import { useDatabase } from "#tests/support/database.ts";
import { type Patient, startPatient } from "#tests/support/patient.ts";
import {
  addScenario,
  arrive,
  createWard,
  createWorker,
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

async function readinessOf({ service }: Ward) {
  const context = database.context("viewer");
  const { data } = await listScenarios(context, { service });
  return (await listReadiness(context, data)).values().toArray()[0];
}

test("a scenario says whether it could start now, and why not, by the gates of live decisions", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  const { name } = await addScenario(context, ward);
  expect(await readinessOf(ward)).toEqual({ rule: null, press: null, open_breakers: [] });

  const { id } = await startRun(context, { scenario: name, reason: "try it" });
  const busy = await readinessOf(ward);
  expect(busy?.press).toMatchObject({ run_id: id });
  expect(busy?.rule).toMatchObject({ run_id: id });

  patient.healthy = true;
  await driveUntil(context, id);
  const rests = await readinessOf(ward);
  expect(rests?.press).toBeNull();
  expect(rests?.rule).toMatchObject({ outcome: "COOLDOWN", run_id: null });
  const left = Date.parse(rests?.rule?.next_allowed_at ?? "") - Date.now();
  expect(left).toBeGreaterThan(200_000);
  expect(left).toBeLessThanOrEqual(301_000);
  expect((await listLastRuns(context, [name])).get(name)).toMatchObject({ id });

  const { service } = ward;
  await changeKillSwitch(context, { engaged: true, reason: "hands off", service });
  expect((await readinessOf(ward))?.press).toMatchObject({
    ...{ outcome: "KILL_SWITCH", next_allowed_at: null },
    reason: `The kill switch of ${service} is engaged: hands off`,
  });
});

test("nothing is asked where there is no scenario", async () => {
  expect(await listReadiness(database.context("viewer"), [])).toEqual(new Map());
});

test("a kill switch that is engaged between two steps keeps the second from being called, within two seconds and until it is let go", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  patient.healing = false;
  const step = { target: ward.target, timeout_seconds: 2, settle_seconds: 0 };
  await addScenario(context, ward, {
    steps: [
      { ...step, action: "restart" },
      { ...step, action: "clear-cache" },
    ],
    verify: {
      ...{ windows: 1, window_seconds: 1 },
      probe: { url: `${patient.url}/health`, allow_private: true },
    },
  });
  await arrive(context, ward, 3);
  await evaluate(context, ward);
  const { id } = await requireOnlyRun(context, ward);
  await driveUntil(context, id, ({ state }) => state === "VERIFYING");
  await changeKillSwitch(context, { engaged: true, reason: "hands off" });
  const calls = patient.asked.length;
  const held = await driveUntil(context, id, ({ step: index, events }) => {
    return index === 1 && events.at(-1)?.detail.includes("hands off") === true;
  });
  expect(held).toMatchObject({ state: "QUEUED", live: true });
  for (let waits = 0; waits < 10; waits += 1) {
    await driveRuns(context, createWorker());
    await sleep(250);
  }
  expect(patient.asked.length).toBe(calls);
  patient.healing = true;
  await changeKillSwitch(context, { engaged: false, reason: "go on" });
  const run = await driveUntil(context, id);
  expect(run).toMatchObject({ state: "RECOVERED" });
  expect(patient.asked.map(({ path }) => path)).toEqual([
    "/paramedic/restart",
    "/paramedic/clear-cache",
  ]);
});
