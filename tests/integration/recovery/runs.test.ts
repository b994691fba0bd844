import type { ServerResponse } from "node:http";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { cancelRun } from "#lib/recovery/cancel-run.ts";
import { changeKillSwitch } from "#lib/recovery/change-kill-switch.ts";
import { changeScenario } from "#lib/recovery/change-scenario.ts";
import { approveRun, rejectRun } from "#lib/recovery/decide-proposal.ts";
import { describeHandOver } from "#lib/recovery/describe-hand-over.ts";
import { describePublicState } from "#lib/recovery/describe-public-state.ts";
import { driveRuns } from "#lib/recovery/drive-runs.ts";
import { forgetService } from "#lib/recovery/forget-service.ts";
import { listIncidents } from "#lib/recovery/list-incidents.ts";
import { getRun, listLiveRuns } from "#lib/recovery/list-runs.ts";
import { recoverySummary } from "#lib/recovery/recovery-summary.ts";
import { startRun } from "#lib/recovery/start-run.ts";
import { startTargetAction } from "#lib/recovery/start-target-action.ts";
import { sweepRuns } from "#lib/recovery/sweep-runs.ts";
import { useDatabase } from "#tests/support/database.ts";
import { type Patient, startPatient } from "#tests/support/patient.ts";
import {
  addScenario,
  addTarget,
  arrive,
  createWard,
  createWorker,
  driveUntil,
  evaluate,
  listOutcomes,
  pathOf,
  requireOnlyRun,
  type Ward,
} from "#tests/support/recovery.ts";

const database = useDatabase();
let patient: Patient;
beforeEach(async () => {
  patient = await startPatient();
});
afterEach(() => patient.close());

async function trigger(ward: Ward, change: object = {}) {
  const context = database.context();
  await addScenario(context, ward, change);
  await arrive(context, ward, 3);
  await evaluate(context, ward);
  return requireOnlyRun(context, ward);
}
const probe = () => ({ url: `${patient.url}/health`, allow_private: true });
/** A run whose errors have stopped by now, so that only its probe can speak against sparing it. */
async function triggerBriefly(ward: Ward) {
  const run = await trigger(ward, {
    verify: { windows: 1, window_seconds: 1, probe: probe() },
    trigger: { error_codes: ["TIMEOUT"], count: 3, window_seconds: 2 },
  });
  await new Promise((resolve) => setTimeout(resolve, 3100));
  return run;
}
/** Errors while the patient is ill, few enough that a slow machine does not make them look like clearly more. */
function errors(ward: Ward) {
  let last = 0;
  return async () => {
    if (patient.healthy || performance.now() - last < 300) return;
    last = performance.now();
    await arrive(database.context(), ward, 1);
  };
}

test("a run that heals the service ends in recovered, with its story and a closed incident", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  const { id } = await trigger(ward, {
    verify: { windows: 2, window_seconds: 1, probe: probe() },
  });
  expect(await describePublicState(context, ward.service_id)).toMatchObject({ state: "noticed" });
  const run = await driveUntil(context, id, undefined, errors(ward));
  expect(run).toMatchObject({ state: "RECOVERED", verdict: "recovered", live: false });
  expect(pathOf(run)).toEqual([
    "QUEUED",
    "PRECHECK",
    "ACTING",
    "SETTLING",
    "VERIFYING",
    "RECOVERED",
  ]);
  expect(run.events.map(({ seq }) => seq)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(run.attempts).toMatchObject([
    { step: 0, number: 1, action: "restart", result: "ok", idempotency_key: `${id}.0.1` },
  ]);
  expect(patient.asked).toEqual([{ path: "/paramedic/restart", key: `${id}.0.1` }]);
  expect(run.samples[0]).toMatchObject({ window: 0, alive: null });
  expect(run.samples.slice(-2)).toMatchObject([{ outcome: "good" }, { outcome: "good" }]);
  const { data } = await listIncidents(context, { service: ward.service, limit: 5 });
  expect(data).toMatchObject([{ closed_by: "verification", runs: [{ id, state: "RECOVERED" }] }]);
  expect(data[0]?.downtime_seconds).toBeLessThan(20);
  expect(await describePublicState(context, ward.service_id)).toMatchObject({ state: "back" });
  const facts = await context.database.fact.findMany({ where: { service_id: ward.service_id } });
  expect(facts.filter(({ kind }) => kind === "run-moved")).toHaveLength(6);
  expect(facts.filter(({ kind }) => kind === "incident-closed")).toHaveLength(1);
  expect(await listLiveRuns(context, { service: ward.service })).toEqual([]);
});

test("[exception 11] errors that go on take the next step of the ladder, and a step that works ends it", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  patient.healing = false;
  const { id } = await trigger(ward, {
    steps: [
      { action: "clear-cache", target: ward.target, timeout_seconds: 2, settle_seconds: 0 },
      { action: "restart", target: ward.target, timeout_seconds: 2, settle_seconds: 0 },
    ],
    verify: { windows: 1, window_seconds: 1, probe: probe() },
  });
  await driveUntil(context, id, ({ step }) => step === 1, errors(ward));
  patient.healing = true;
  const run = await driveUntil(context, id, undefined, errors(ward));
  expect(run).toMatchObject({ state: "RECOVERED", verdict: "recovered", step: 1 });
  expect(patient.asked.map(({ path }) => path)).toEqual([
    "/paramedic/clear-cache",
    "/paramedic/restart",
  ]);
});

test("[exception 11] errors that go on to the end of the ladder are escalated, and the incident stays open", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  patient.healing = false;
  const { id } = await trigger(ward, {
    verify: { windows: 1, window_seconds: 1, probe: probe() },
    escalate_to: ["ops"],
  });
  const run = await driveUntil(context, id, undefined, errors(ward));
  expect(run).toMatchObject({ state: "ESCALATED", verdict: "not_recovered" });
  expect(await describePublicState(context, ward.service_id)).toMatchObject({
    state: "needs_people",
  });
  expect(await describeHandOver(context, id)).toMatchObject({
    kind: "escalated",
    channels: ["ops"],
    verdict: "not_recovered",
    attempts: [{ action: "restart", target: ward.target, result: "ok" }],
    path: `/recovery/runs/${id}`,
  });
  const summary = await recoverySummary(context, { service: ward.service });
  expect(summary).toMatchObject({ recovering: [], needs_people: [{ runs: [{ id }] }] });
  expect(summary.lately).toMatchObject([{ id }]);
});

test("[exception 12] no errors without a sign of life is inconclusive, not recovered", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  patient.healing = false;
  const { id } = await trigger(ward);
  const run = await driveUntil(context, id);
  expect(run).toMatchObject({ state: "ESCALATED", verdict: "inconclusive" });
  expect(run.samples.filter(({ outcome }) => outcome === "silent")).toHaveLength(3);
});

test("[exception 14] clearly more errors than before are worse, and the ladder ends at once", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  const step = { action: "restart", target: ward.target, settle_seconds: 0 };
  await arrive(context, ward, 2);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const { id } = await trigger(ward, { steps: [step, step] });
  const flood = async () => {
    if (patient.asked.length > 0) await arrive(context, ward, 20);
  };
  const run = await driveUntil(context, id, undefined, flood);
  expect(run).toMatchObject({ state: "ESCALATED", verdict: "worse", step: 0 });
});

test("[exception 16] a service that is well again before anything was done is left alone", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  const { id } = await triggerBriefly(ward);
  patient.healthy = true;
  const run = await driveUntil(context, id);
  expect(run).toMatchObject({ state: "SKIPPED_RECOVERED", verdict: "recovered", attempts: [] });
  expect(patient.asked).toEqual([]);
  const { data } = await listIncidents(context, { service: ward.service, limit: 5 });
  expect(data).toMatchObject([{ closed_by: "itself" }]);
});

test("[exception 13] a service whose errors stopped but whose probe fails is not left alone", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  const { id } = await triggerBriefly(ward);
  expect(await driveUntil(context, id)).toMatchObject({ state: "RECOVERED" });
  expect(patient.asked).toHaveLength(1);
});

test("[exception 3] an answer that never comes is not asked for again: the errors tell what it did", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  patient.answer = () => {};
  const { id } = await trigger(ward, {
    steps: [{ action: "restart", target: ward.target, timeout_seconds: 1, settle_seconds: 0 }],
  });
  const run = await driveUntil(context, id);
  expect(pathOf(run)).toContain("RECONCILING");
  expect(run).toMatchObject({ state: "RECOVERED", attempts: [{ result: "unknown" }] });
  expect(patient.asked).toHaveLength(1);
});

test("[exception 8] a busy target is asked again, a wrong set-up is not", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  patient.answer = (response) => {
    const busy = patient.asked.length === 1;
    response.writeHead(busy ? 503 : 204, busy ? { "retry-after": "1" } : {}).end();
  };
  const { id } = await trigger(ward);
  const run = await driveUntil(context, id);
  expect(run).toMatchObject({
    state: "RECOVERED",
    attempts: [
      { number: 1, result: "failed" },
      { number: 2, result: "ok" },
    ],
  });

  const other = await createWard(context, patient.url);
  patient.answer = (response) => response.writeHead(404).end();
  const wrong = await trigger(other);
  expect(await driveUntil(context, wrong.id)).toMatchObject({
    state: "FAILED",
    verdict: null,
    attempts: [{ result: "failed", detail: expect.stringContaining("answered 404") }],
  });
});

test("[exception 1] an unreachable target is tried three times, then the next one", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  const gone = await startPatient();
  await gone.close();
  await addTarget(context, ward.service, `${ward.service}-gone`, gone.url);
  const step = { action: "restart", timeout_seconds: 1, settle_seconds: 0 };
  const { id } = await trigger(ward, {
    steps: [
      { ...step, target: `${ward.service}-gone` },
      { ...step, target: ward.target },
    ],
    max_attempts: 5,
  });
  const run = await driveUntil(context, id);
  expect(run.attempts.map(({ result }) => result)).toEqual(["failed", "failed", "failed", "ok"]);
  expect(run).toMatchObject({ state: "RECOVERED" });
});

test("with no attempt left the ladder ends, though steps are left", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  patient.healing = false;
  const step = { action: "restart", target: ward.target, settle_seconds: 0 };
  const { id } = await trigger(ward, {
    steps: [step, step],
    max_attempts: 1,
    verify: { windows: 1, window_seconds: 1, probe: probe() },
  });
  const run = await driveUntil(context, id);
  expect(run).toMatchObject({ state: "ESCALATED", step: 0 });
  expect(run.events.at(-1)?.detail).toContain("1 of 1 attempts");
});

test("[exception 36] a kill switch thrown after the start holds the run before its call", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  const { id } = await trigger(ward);
  const { service } = ward;
  await changeKillSwitch(context, { engaged: true, reason: "hands off", service });
  const held = await driveUntil(context, id, ({ events }) => events.length > 1);
  expect(held).toMatchObject({ state: "QUEUED", live: true });
  expect(held.events.at(-1)?.detail).toContain("hands off");
  await new Promise((resolve) => setTimeout(resolve, 2100));
  const still = await driveUntil(context, id, () => true);
  expect(still.events).toHaveLength(2);
  expect(patient.asked).toEqual([]);
  await changeKillSwitch(context, { engaged: false, reason: "go on", service });
  expect(await driveUntil(context, id)).toMatchObject({ state: "RECOVERED" });
});

test("a run held beyond its start deadline expires", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  const { id } = await trigger(ward);
  await context.database.run.update({ where: { id }, data: { expires_at: new Date(0) } });
  await sweepRuns(context);
  expect(await getRun(context, id)).toMatchObject({ state: "EXPIRED", live: false });
});

test("a run beyond its start deadline is not started by a worker that comes before the sweeper", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  const press = { target: ward.target, action: "restart", reason: "looks stuck" } as const;
  const { id } = await startTargetAction(context, press);
  await context.database.run.update({ where: { id }, data: { expires_at: new Date(0) } });
  await driveRuns(context, createWorker());
  await sweepRuns(context);
  expect(await getRun(context, id)).toMatchObject({ state: "EXPIRED", attempts: [] });
  expect(patient.asked).toEqual([]);
});

test("a call is dated by the database's clock, not by that of the worker's machine", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  const { id } = await trigger(ward);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3_600_000 });
  await driveUntil(context, id, ({ attempts }) => attempts.length > 0).finally(vi.useRealTimers);
  const attempt = await context.database.attempt.findFirstOrThrow({ where: { run_id: id } });
  expect(attempt.intended_at.getTime()).toBeLessThan(Date.now() + 1_800_000);
});

test("[exception 21] a proposal starts when somebody approves it, once", async () => {
  const context = database.context("operator");
  const admin = database.context();
  const ward = await createWard(admin, patient.url);
  const { id } = await trigger(ward, { mode: "suggest" });
  expect(await getRun(context, id)).toMatchObject({ state: "AWAITING_APPROVAL", live: true });
  expect(await describeHandOver(context, id)).toMatchObject({ kind: "approval-asked" });
  const answers = await Promise.allSettled([approveRun(context, id), approveRun(admin, id)]);
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(approveRun(context, id)).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringMatching(/it is QUEUED, decided by test/),
  });
  expect(await driveUntil(admin, id)).toMatchObject({ state: "RECOVERED" });
});

test.each([
  ["was turned down", (id: string) => rejectRun(database.context(), id).then(() => {})],
  [
    "has expired",
    async (id: string) => {
      const data = { expires_at: new Date(0) };
      await database.pool.run.update({ where: { id }, data });
    },
  ],
  [
    "is of an older version of the scenario",
    async (id: string) => {
      const { name } = await database.pool.run.findUniqueOrThrow({ where: { id } });
      await changeScenario(database.context(), name, { cooldown_seconds: 10 });
    },
  ],
])("a proposal that %s cannot be approved", async (_what, spoil) => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  const { id } = await trigger(ward, { mode: "suggest" });
  await spoil(id);
  await expect(approveRun(context, id)).rejects.toMatchObject({ code: "conflict" });
});

test("[exception 24] a run that rests is cancelled at once, and its incident stays open", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  const { id } = await trigger(ward, { verify: { windows: 3, window_seconds: 20 } });
  await driveUntil(context, id, ({ state }) => state === "VERIFYING");
  expect(await cancelRun(context, id)).toMatchObject({ state: "CANCELLED", verdict: null });
  await expect(cancelRun(context, id)).rejects.toMatchObject({ code: "conflict" });
  const { data } = await listIncidents(context, { service: ward.service, limit: 5 });
  expect(data).toMatchObject([{ closed_at: null }]);
});

test("[exception 23] a run in the middle of a call is cancelled when the call has ended", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  patient.answer = (response) => setTimeout(() => response.writeHead(204).end(), 1000);
  const { id } = await trigger(ward);
  const driven = driveUntil(context, id);
  await expect.poll(() => patient.asked.length, { timeout: 5000 }).toBe(1);
  expect(await cancelRun(context, id)).toMatchObject({ state: "ACTING" });
  const run = await driven;
  expect(pathOf(run).slice(-3)).toEqual(["SETTLING", "CANCELLING", "CANCELLED"]);
  expect(run.attempts).toMatchObject([{ result: "ok" }]);
});

test("[exception 23] a run that is cancelled while its step is still being checked makes no call", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  const { id } = await triggerBriefly(ward);
  const held: ServerResponse[] = [];
  patient.tellHealth = (response) => held.push(response);
  const driven = driveUntil(context, id);
  await expect.poll(() => held.length, { timeout: 5000 }).toBe(1);
  expect(await cancelRun(context, id)).toMatchObject({ state: "PRECHECK" });
  for (const response of held) response.writeHead(500).end();
  expect(await driven).toMatchObject({ state: "CANCELLED", attempts: [] });
  expect(patient.asked).toEqual([]);
});

test("[exception 20] a button press is a run that is not spared and passes the cooldown, but never the lock", async () => {
  const context = database.context("operator");
  const ward = await createWard(database.context(), patient.url);
  patient.healthy = true;
  const press = { target: ward.target, action: "restart", reason: "looks stuck" } as const;
  const run = await startTargetAction(context, press);
  expect(run).toMatchObject({ cause: "press", scenario: null, requested_by: "test operator" });
  await expect(startTargetAction(context, press)).rejects.toMatchObject({
    code: "conflict",
    evidence: { extra: { outcome: "TARGET_LOCKED", run: { id: run.id } } },
  });
  await driveUntil(context, run.id, ({ state }) => state === "VERIFYING");
  expect(patient.asked).toHaveLength(1);
  await cancelRun(context, run.id);
  const again = await startTargetAction(context, press);
  expect(again.live).toBe(true);
  await cancelRun(context, again.id);
  await changeKillSwitch(context, { engaged: true, reason: "stop", service: ward.service });
  await expect(startTargetAction(context, press)).rejects.toMatchObject({
    evidence: { extra: { outcome: "KILL_SWITCH" } },
  });
});

test("a scenario can be pressed in shadow mode, and a trigger joins the incident to it", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  const { name } = await addScenario(context, ward);
  const run = await startRun(context, { scenario: name, reason: "try it" });
  await arrive(context, ward, 3);
  await evaluate(context, ward);
  expect(await listOutcomes(context, ward)).toEqual(["DUPLICATE"]);
  expect((await getRun(context, run.id)).incident_id).not.toBeNull();
});

test("an incident that no run works on closes when it has been quiet, at its last error", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward, { mode: "shadow" });
  await arrive(context, ward, 3);
  await evaluate(context, ward);
  await sweepRuns(context);
  const open = { where: { service_id: ward.service_id, closed_at: null } };
  expect(await context.database.incident.count(open)).toBe(1);
  await context.database.$executeRaw`
    UPDATE arrivals SET second = second - interval '1 hour' WHERE service_id = ${ward.service_id}`;
  await context.database.$executeRaw`
    UPDATE incidents SET opened_at = opened_at - interval '2 hours', detected_at = detected_at - interval '1 hour'
    WHERE service_id = ${ward.service_id}`;
  await sweepRuns(context);
  const { data } = await listIncidents(context, {
    service: ward.service,
    from: new Date(Date.now() - 10_800_000).toISOString(),
    limit: 5,
  });
  expect(data).toMatchObject([{ closed_by: "quiet", downtime_seconds: 3600 }]);
});

test("[exception 34] after a service was deleted nothing of it is acted on any more", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  const { id } = await trigger(ward);
  await forgetService(context, ward.service_id);
  expect(await getRun(context, id)).toMatchObject({ state: "CANCELLED", live: false });
  await evaluate(context, ward);
  await forgetService(context, ward.service_id);
  expect(await listOutcomes(context, ward)).toEqual(["STARTED"]);
  const where = { service_id: ward.service_id };
  expect(await context.database.target.count({ where: { ...where, deleted_at: null } })).toBe(0);
  expect(await context.database.incident.count({ where: { ...where, closed_at: null } })).toBe(0);
});
