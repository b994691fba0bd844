import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { moveRun } from "#lib/recovery/internal/move-run.ts";
import { claimRuns } from "#lib/recovery/internal/sql/claim-runs.ts";
import { useDatabase } from "#tests/support/database.ts";
import { type Patient, startPatient } from "#tests/support/patient.ts";
import {
  addCrowd,
  addScenario,
  arrive,
  createWard,
  driveUntil,
  evaluate,
  listOutcomes,
  requireOnlyRun,
} from "#tests/support/recovery.ts";

const database = useDatabase();
let patient: Patient;
beforeAll(() => addCrowd(database.context()));
beforeEach(async () => {
  patient = await startPatient();
});
afterEach(() => patient.close());

async function untilSomebodyWaits() {
  for (let tries = 0; tries < 200; tries += 1) {
    const waiting = await database.pool.$queryRaw<unknown[]>`
      SELECT pid FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    if (waiting.length > 0) return;
    await sleep(50);
  }
  throw new Error("nobody waits for the end of the run");
}

test("an evaluation at the very end of a run opens no incident and no run for what the run has dealt with", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward, { cooldown_seconds: 0 });
  await arrive(context, ward, 3);
  await evaluate(context, ward);
  const { id } = await requireOnlyRun(context, ward);
  await driveUntil(context, id, ({ state }) => state === "VERIFYING");
  await database.pool.run.update({ where: { id }, data: { not_before: new Date(0) } });
  const [run] = await claimRuns(database.pool, "last", 1);
  if (!run) throw new Error("expected a claim");
  const now = new Date();
  const well = { from: now, to: now, error_codes: ["TIMEOUT"], allowed: 0 };
  let evaluation: Promise<void> = Promise.resolve();
  await database.pool.$transaction(
    async (transaction) => {
      await moveRun({ ...context, database: transaction }, run, {
        ...{ to: "RECOVERED", actor: "last", detail: "Well.", fence: run.fence },
        ...{ verdict: "recovered", well },
      });
      evaluation = evaluate(context, ward);
      await untilSomebodyWaits();
    },
    { timeout: 20_000 },
  );
  await evaluation;
  await requireOnlyRun(context, ward);
  expect(await listOutcomes(context, ward)).toEqual(["STARTED"]);
  const incidents = await database.pool.incident.findMany({
    where: { service_id: ward.service_id },
  });
  expect(incidents).toMatchObject([{ closed_by: "verification" }]);
});
