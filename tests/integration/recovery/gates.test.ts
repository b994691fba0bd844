import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "#lib/platform/context.ts";
import { acknowledgeRun } from "#lib/recovery/acknowledge-run.ts";
import { createMaintenance, endMaintenance } from "#lib/recovery/create-maintenance.ts";
import { demoteScenario } from "#lib/recovery/demote-scenario.ts";
import { listMaintenance } from "#lib/recovery/list-maintenance.ts";
import { getRun } from "#lib/recovery/list-runs.ts";
import { getScenario } from "#lib/recovery/list-scenarios.ts";
import { resetBreaker } from "#lib/recovery/reset-breaker.ts";
import { startRun } from "#lib/recovery/start-run.ts";
import { changeService } from "#lib/services/change-service.ts";
import { useDatabase } from "#tests/support/database.ts";
import { type Patient, startPatient } from "#tests/support/patient.ts";
import {
  addCrowd,
  addScenario,
  arrive,
  createWard,
  driveUntil,
  evaluate,
  letPass,
  listOutcomes,
  requireOnlyRun,
  type Ward,
} from "#tests/support/recovery.ts";

const database = useDatabase();
let context: Context;
let patient: Patient;
beforeAll(async () => {
  context = database.context();
  patient = await startPatient();
  await addCrowd(context);
});
afterAll(() => patient.close());

const spanAround = (before: number, after: number) => ({
  kind: "once" as const,
  from: new Date(Date.now() - before * 1000).toISOString(),
  to: new Date(Date.now() + after * 1000).toISOString(),
});

async function degrade(ward: Ward): Promise<string[]> {
  await arrive(context, ward, 3);
  await evaluate(context, ward);
  return listOutcomes(context, ward);
}

/** Runs that ended so long ago, each with a call, as if a worker had driven them. */
async function addEndedRuns(ward: Ward, ends: { minutes: number; state: string }[]) {
  const scenario = await context.database.scenario.findFirstOrThrow({
    where: { service_id: ward.service_id },
    include: { versions: true },
  });
  const target = await context.database.target.findFirstOrThrow({
    where: { service_id: ward.service_id },
  });
  for (const { minutes, state } of ends) {
    const at = new Date(Date.now() - minutes * 60_000);
    const run = await context.database.run.create({
      data: {
        ...{ scenario_id: scenario.id, scenario_version: 1, name: scenario.name, state },
        ...{ service_id: ward.service_id, environment: ward.environment, cause: "trigger" },
        ...{ reason: "earlier", requested_by: "test", created_at: at, ended_at: at },
        definition: Object(scenario.versions[0]?.definition),
        targets: { create: { target_id: target.id, live: false } },
      },
    });
    await context.database.attempt.create({
      data: {
        ...{ run_id: run.id, step_index: 0, number: 1, target_id: target.id, action: "restart" },
        ...{ idempotency_key: `${run.id}.0.1`, fence: 1, result: "ok", intended_at: at },
      },
    });
  }
}

test("[exception 36] in a maintenance window nothing starts, a person's press does, and afterwards it goes on", async () => {
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward, { cooldown_seconds: 0 });
  const { service } = ward;
  const schedule = spanAround(60, 600);
  const window = await createMaintenance(context, { service, reason: "a move", schedule });
  expect(window).toMatchObject({ active: true, service, next_to: schedule.to });
  expect(await degrade(ward)).toEqual(["MAINTENANCE"]);
  const decision = await context.database.decision.findFirstOrThrow({
    where: { service_id: ward.service_id },
  });
  expect(decision.next_allowed_at?.toISOString()).toBe(schedule.to);
  const pressed = await startRun(context, {
    scenario: `restart-${service}`,
    reason: "part of the move",
  });
  expect((await driveUntil(context, pressed.id)).state).toBe("RECOVERED");
  await endMaintenance(context, window.id);
  expect((await listMaintenance(context)).data).toEqual([]);
  // What arrives in the second in which a run ended was dealt with by it.
  await sleep(1100);
  expect(await degrade(ward)).toEqual(["MAINTENANCE", "STARTED"]);
});

test("[exception 36] a window that opens between two steps lets no further step begin", async () => {
  const ward = await createWard(context, patient.url);
  const step = { action: "restart", target: ward.target, timeout_seconds: 2, settle_seconds: 0 };
  await addScenario(context, ward, { steps: [step, step] });
  await degrade(ward);
  const { id } = await requireOnlyRun(context, ward);
  await driveUntil(
    context,
    id,
    (run) => run.step === 1,
    () => arrive(context, ward, 3),
  );
  const calls = patient.asked.length;
  const { service } = ward;
  await createMaintenance(context, { service, reason: "a move", schedule: spanAround(60, 600) });
  const held = await driveUntil(context, id, (run) =>
    run.events.some(({ detail }) => detail.includes("maintenance window")),
  );
  expect(held.state).toBe("QUEUED");
  expect(patient.asked.length).toBe(calls);
});

test("other services' windows, other environments' and those to come hold nothing", async () => {
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward);
  const reason = "elsewhere";
  await createMaintenance(context, {
    ...{ service: "one of the crowd 1", reason, schedule: spanAround(60, 600) },
  });
  await createMaintenance(context, {
    ...{ environment: "staging", reason, schedule: spanAround(60, 600) },
  });
  await createMaintenance(context, { reason, schedule: spanAround(-300, 600) });
  expect(await degrade(ward)).toEqual(["STARTED"]);
  for (const { id } of (await listMaintenance(context)).data) await endMaintenance(context, id);
});

test("[exception 45] while a service that it needs is degraded, a service's own recovery waits", async () => {
  const base = await createWard(context, patient.url);
  const ward = await createWard(context, patient.url, "others");
  await addScenario(context, ward);
  const { service: name } = ward;
  await changeService(context, { name, change: { depends_on: [base.service] } });
  await context.database.incident.create({
    data: {
      ...{ service_id: base.service_id, environment: base.environment, error_codes: ["X"] },
      ...{ summary: "s", opened_at: new Date() },
    },
  });
  expect(await degrade(ward)).toEqual(["INHIBITED_BY"]);
  await context.database.incident.updateMany({ data: { closed_at: new Date() } });
  expect(await degrade(ward)).toEqual(["INHIBITED_BY", "STARTED"]);
});

test("[exception 44] services that would wait for each other in a circle are refused", async () => {
  const [one, two, three] = ["1", "2", "3"].map((number) => `one of the crowd ${number}`);
  const depend = (name = "", on = "") =>
    changeService(context, { name, change: { depends_on: [on] } });
  await depend(one, two);
  await depend(two, three);
  await expect(depend(three, one)).rejects.toThrow(/depend on itself/);
  await expect(depend(one, one)).rejects.toThrow(/depend on itself/);
  await expect(depend(one, "nobody")).rejects.toThrow(/no service named nobody/);
});

test("[exception 14] after three runs that did not help, the breaker is open until an hour has passed or a person closes it", async () => {
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward, { cooldown_seconds: 0, max_attempts: 50 });
  const failed = [10, 20, 30].map((minutes) => ({ minutes, state: "ESCALATED" }));
  await addEndedRuns(ward, failed);
  expect(await degrade(ward)).toEqual(["BREAKER_OPEN"]);
  await resetBreaker(context, { scenario: `restart-${ward.service}`, action: "restart" });
  expect(await degrade(ward)).toEqual(["BREAKER_OPEN", "STARTED"]);
});

test("a scenario whose breaker opens asks from then on, and one whose last run helped does not", async () => {
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward);
  const scenario = () => getScenario(context, `restart-${ward.service}`);
  await addEndedRuns(ward, [
    { minutes: 20, state: "ESCALATED" },
    { minutes: 10, state: "FAILED" },
    { minutes: 5, state: "RECOVERED" },
  ]);
  const runs = () =>
    context.database.run.findMany({
      where: { service_id: ward.service_id },
      orderBy: { ended_at: "desc" },
    });
  const [helped] = await runs();
  expect(await demoteScenario(context, helped?.id ?? "")).toBe(false);
  await context.database.run.updateMany({
    where: { id: helped?.id ?? "" },
    data: { state: "NEEDS_ATTENTION" },
  });
  expect(await demoteScenario(context, helped?.id ?? "")).toBe(true);
  expect(await demoteScenario(context, helped?.id ?? "")).toBe(false);
  expect(await scenario()).toMatchObject({ mode: "suggest", version: 2 });
});

test("a later step whose breaker is open is not called: people take over", async () => {
  const ward = await createWard(context, patient.url);
  const step = { target: ward.target, timeout_seconds: 2, settle_seconds: 0 };
  const steps = ["clear-cache", "restart"].map((action) => ({ action, ...step }));
  await addScenario(context, ward, { steps, cooldown_seconds: 0, max_attempts: 50 });
  await addEndedRuns(
    ward,
    [10, 20, 30].map((minutes) => ({ minutes, state: "ESCALATED" })),
  );
  expect(await degrade(ward)).toEqual(["STARTED"]);
  const { id } = await context.database.run.findFirstOrThrow({
    where: { service_id: ward.service_id, ended_at: null },
  });
  const run = await driveUntil(context, id, undefined, () => arrive(context, ward, 1));
  expect(run).toMatchObject({ state: "ESCALATED", attempts: [{ action: "clear-cache" }] });
  expect(run.events.at(-1)?.detail).toContain("its breaker is open");
});

test("an hour after the last failure exactly one run may try", async () => {
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward, { cooldown_seconds: 0, max_attempts: 50 });
  await addEndedRuns(
    ward,
    [61, 70, 80].map((minutes) => ({ minutes, state: "ESCALATED" })),
  );
  await arrive(context, ward, 3);
  await Promise.all(Array.from({ length: 10 }, () => evaluate(context, ward)));
  const live = await context.database.run.count({
    where: { service_id: ward.service_id, ended_at: null },
  });
  expect(live).toBe(1);
});

test("[exception 15] a target whose last call is not understood waits until a person has taken note", async () => {
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward, { cooldown_seconds: 0 });
  await addEndedRuns(ward, [{ minutes: 10, state: "NEEDS_ATTENTION" }]);
  expect(await degrade(ward)).toEqual(["TARGET_LOCKED"]);
  const run = await requireOnlyRun(context, ward);
  expect((await acknowledgeRun(context, run.id)).acknowledged_by).toBe(context.actor.name);
  await expect(acknowledgeRun(context, run.id)).rejects.toThrow(/has acknowledged it already/);
  expect(await degrade(ward)).toEqual(["TARGET_LOCKED", "STARTED"]);
  const started = await context.database.run.findFirstOrThrow({
    where: { service_id: ward.service_id, ended_at: null },
  });
  await expect(acknowledgeRun(context, started.id)).rejects.toThrow(
    /Only a run that needs attention/,
  );
});

test("[exception 40] never more than five runs at once, however many services break, and the others say why", async () => {
  const wards: Ward[] = [await createWard(context, patient.url)];
  for (let more = 0; more < 8; more += 1) {
    wards.push(await createWard(context, patient.url, "others"));
  }
  for (const ward of wards) {
    await addScenario(context, ward);
    await arrive(context, ward, 3);
  }
  await Promise.all(wards.map((ward) => evaluate(context, ward)));
  const live = await context.database.run.count({ where: { ended_at: null, state: "QUEUED" } });
  expect(live).toBe(5);
  const outcomes = await Promise.all(wards.map((ward) => listOutcomes(context, ward)));
  expect(outcomes.flat().toSorted()).toEqual([
    ...Array.from({ length: 4 }, () => "BUDGET_GLOBAL"),
    ...Array.from({ length: 5 }, () => "STARTED"),
  ]);
});

test("[exception 40] when a third of the services break at once, people are asked instead", async () => {
  await letPass(context);
  const known = await context.database.environment.count({ where: { name: "production" } });
  const wards: Ward[] = [await createWard(context, patient.url)];
  while (wards.length < Math.ceil(known * 0.3)) {
    wards.push(await createWard(context, patient.url, "others"));
  }
  for (const ward of wards.slice(1)) {
    await context.database.incident.create({
      data: {
        ...{ service_id: ward.service_id, environment: ward.environment, error_codes: ["X"] },
        ...{ summary: "s", opened_at: new Date() },
      },
    });
  }
  const [ward] = wards;
  if (!ward) throw new Error("there is a first one");
  await addScenario(context, ward);
  expect(await degrade(ward)).toEqual(["STORM"]);
  const run = await requireOnlyRun(context, ward);
  expect(run.state).toBe("AWAITING_APPROVAL");
  expect((await getRun(context, run.id)).live).toBe(true);
});
