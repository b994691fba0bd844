import { afterAll, beforeAll, expect, test } from "vitest";
import { changeKillSwitch } from "#lib/recovery/change-kill-switch.ts";
import { listDecisions } from "#lib/recovery/list-decisions.ts";
import { listIncidents } from "#lib/recovery/list-incidents.ts";
import { getRun } from "#lib/recovery/list-runs.ts";
import { startTargetAction } from "#lib/recovery/start-target-action.ts";
import { useDatabase } from "#tests/support/database.ts";
import { type Patient, startPatient } from "#tests/support/patient.ts";
import {
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
beforeAll(async () => {
  patient = await startPatient();
});
afterAll(() => patient.close());

test("the third error starts a run, the fourth starts nothing more", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward);
  await arrive(context, ward, 2);
  await evaluate(context, ward);
  expect(await listOutcomes(context, ward)).toEqual([]);
  await arrive(context, ward, 1);
  await evaluate(context, ward);
  await arrive(context, ward, 1);
  await evaluate(context, ward);
  await evaluate(context, ward);
  expect(await listOutcomes(context, ward)).toEqual(["STARTED", "DUPLICATE"]);
  const run = await requireOnlyRun(context, ward);
  expect(run).toMatchObject({ state: "QUEUED", cause: "trigger" });
  expect(run.reason).toBe("3 errors of TIMEOUT in 60 s; the rule asks for 3.");
});

test("while a run waits for approval, that it does is written every 15 minutes, not at every match", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward, { mode: "suggest" });
  await arrive(context, ward, 3);
  await evaluate(context, ward);
  await evaluate(context, ward);
  const age = (minutes: number) => context.database.$executeRaw`
    UPDATE decisions SET at = at - make_interval(mins => ${minutes}::int)
    WHERE service_id = ${ward.service_id}`;
  await age(14);
  await evaluate(context, ward);
  expect(await listOutcomes(context, ward)).toEqual(["PROPOSED", "DUPLICATE"]);
  await age(2);
  await evaluate(context, ward);
  expect(await listOutcomes(context, ward)).toEqual(["PROPOSED", "DUPLICATE", "DUPLICATE"]);
  const last = await context.database.decision.findFirst({
    where: { service_id: ward.service_id },
    orderBy: { at: "desc" },
  });
  expect(last?.reason).toMatch(/A run of this scenario waits for approval\.$/);
});

test("[exception 18] fifty evaluations at once make one run", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward);
  await arrive(context, ward, 5);
  await Promise.all(Array.from({ length: 50 }, () => evaluate(context, ward)));
  await requireOnlyRun(context, ward);
  const outcomes = await listOutcomes(context, ward);
  expect(outcomes.filter((outcome) => outcome === "STARTED")).toHaveLength(1);
  expect(new Set(outcomes)).toEqual(new Set(["STARTED", "DUPLICATE"]));
});

test("[exception 47] two scenarios with the same target make one run", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward);
  await addScenario(context, ward, { name: `second-${ward.service}` });
  await arrive(context, ward, 5);
  await evaluate(context, ward);
  await requireOnlyRun(context, ward);
  expect((await listOutcomes(context, ward)).sort()).toEqual(["STARTED", "TARGET_LOCKED"]);
});

test("[exception 20] ten presses and ten evaluations at once make one run a target, by the index alone", async () => {
  const context = database.context();
  for (let round = 0; round < 5; round += 1) {
    const ward = await createWard(context, patient.url);
    await addScenario(context, ward);
    await arrive(context, ward, 5);
    const press = { target: ward.target, action: "restart", reason: "now" } as const;
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, () => [
        startTargetAction(context, press),
        evaluate(context, ward),
      ]).flat(),
    );
    await requireOnlyRun(context, ward);
    const refused = answers.filter(({ status }) => status === "rejected");
    for (const { reason } of refused as PromiseRejectedResult[]) {
      expect(reason).toMatchObject({ code: "conflict" });
    }
  }
});

test("codes, service and environment must be the trigger's", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward);
  await arrive(context, ward, 5, "OTHER");
  await arrive(context, { ...ward, environment: "staging" }, 5);
  await evaluate(context, ward);
  expect(await listOutcomes(context, ward)).toEqual([]);
});

test("without codes any code counts", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward, { trigger: { count: 2, window_seconds: 60 } });
  await arrive(context, ward, 1, "A");
  await arrive(context, ward, 1, "B");
  await evaluate(context, ward);
  const { data } = await listIncidents(context, { service: ward.service, limit: 10 });
  expect(data).toMatchObject([{ error_codes: ["A", "B"], closed_at: null }]);
});

test("errors that arrived before the window do not count", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward);
  await arrive(context, ward, 5);
  await context.database.$executeRaw`
    UPDATE arrivals SET second = second - interval '61 seconds' WHERE service_id = ${ward.service_id}`;
  await evaluate(context, ward);
  expect(await listOutcomes(context, ward)).toEqual([]);
});

test.each([
  ["shadow", "DRY_RUN", 0],
  ["off", undefined, 0],
  ["suggest", "PROPOSED", 1],
])("in %s mode the decision is %s", async (mode, outcome, runs) => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward, { mode });
  await arrive(context, ward, 5);
  await evaluate(context, ward);
  await evaluate(context, ward);
  expect((await listOutcomes(context, ward))[0]).toBe(outcome);
  expect(await context.database.run.count({ where: { service_id: ward.service_id } })).toBe(runs);
});

test("a shadow writes one decision a cooldown, not one an evaluation", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward, { mode: "shadow" });
  await arrive(context, ward, 5);
  for (let times = 0; times < 5; times += 1) await evaluate(context, ward);
  expect(await listOutcomes(context, ward)).toEqual(["DRY_RUN"]);
});

test("after a run its target cools down, and the errors it dealt with count no more", async () => {
  patient.healthy = false;
  const context = database.context();
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward);
  await arrive(context, ward, 3);
  await evaluate(context, ward);
  const { id } = await requireOnlyRun(context, ward);
  expect(await driveUntil(context, id)).toMatchObject({ state: "RECOVERED" });
  const decided = (await listOutcomes(context, ward)).length;
  await evaluate(context, ward);
  expect(await listOutcomes(context, ward)).toHaveLength(decided);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await arrive(context, ward, 3);
  await evaluate(context, ward);
  const { data } = await listDecisions(context, { service: ward.service, limit: 1 });
  expect(data).toMatchObject([{ outcome: "COOLDOWN", run_id: null }]);
  expect(new Date(data[0]?.next_allowed_at ?? 0).getTime()).toBeGreaterThan(Date.now() + 250_000);
});

test("[exception 36] an engaged kill switch is the decision, for everything or for one service", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  const other = await createWard(context, patient.url);
  for (const each of [ward, other]) {
    await addScenario(context, each);
    await arrive(context, each, 3);
  }
  await changeKillSwitch(context, { engaged: true, reason: "deploying", service: ward.service });
  await evaluate(context, ward);
  expect(await listOutcomes(context, ward)).toEqual(["KILL_SWITCH"]);
  await changeKillSwitch(context, { engaged: true, reason: "all stop" });
  await evaluate(context, other);
  expect(await listOutcomes(context, other)).toEqual(["KILL_SWITCH"]);
  await changeKillSwitch(context, { engaged: false, reason: "go" });
  await evaluate(context, other);
  expect(await listOutcomes(context, other)).toEqual(["KILL_SWITCH", "STARTED"]);
  const { data } = await listDecisions(context, { service: ward.service, limit: 5 });
  expect(data[0]?.reason).toContain(`The kill switch of ${ward.service} is engaged: deploying`);
});

test("[exception 42] a scenario that cannot be read is a decision, and the others are still looked at", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward, { name: `a-${ward.service}` });
  const broken = await context.database.scenario.findFirstOrThrow({
    where: { name: `a-${ward.service}` },
  });
  await context.database.scenarioVersion.updateMany({
    where: { scenario_id: broken.id },
    data: { definition: { nonsense: true } },
  });
  await addScenario(context, ward);
  await arrive(context, ward, 3);
  await evaluate(context, ward);
  expect(await listOutcomes(context, ward)).toEqual(["RULE_INVALID", "STARTED"]);
});

test("[exception 43] a decision that cannot be made is reported, and the other scenarios are still looked at", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  const names = [`a-${ward.service}`, `b-${ward.service}`];
  for (const name of names) await addScenario(context, ward, { name, mode: "shadow" });
  const { id } = await context.database.scenario.findFirstOrThrow({
    where: { name: names[0] ?? "" },
  });
  await database.pool.$executeRawUnsafe(
    `ALTER TABLE decisions ADD CONSTRAINT broken CHECK (scenario_id <> '${id}') NOT VALID`,
  );
  await arrive(context, ward, 3);
  try {
    await expect(evaluate(context, ward)).rejects.toThrow("1 decisions could not be made");
  } finally {
    await database.pool.$executeRawUnsafe("ALTER TABLE decisions DROP CONSTRAINT broken");
  }
  expect(await listOutcomes(context, ward)).toEqual(["DRY_RUN"]);
  await evaluate(context, ward);
  expect(await listOutcomes(context, ward)).toEqual(["DRY_RUN", "DRY_RUN"]);
});

test("an incident opens with the first error that counted and takes up further codes", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward, {
    trigger: { error_codes: ["TIMEOUT", "FULL"], count: 2, window_seconds: 60 },
  });
  await arrive(context, ward, 2);
  await evaluate(context, ward);
  await arrive(context, ward, 2, "FULL");
  await evaluate(context, ward);
  const { data } = await listIncidents(context, { service: ward.service, limit: 10 });
  expect(data).toMatchObject([{ error_codes: ["FULL", "TIMEOUT"], closed_by: null }]);
  const { id } = await requireOnlyRun(context, ward);
  const run = await getRun(context, id);
  expect(run.incident_id).toBe(data[0]?.id);
  const opened = await context.database.fact.findMany({
    where: { service_id: ward.service_id, kind: "incident-opened" },
  });
  expect(opened).toHaveLength(1);
});
