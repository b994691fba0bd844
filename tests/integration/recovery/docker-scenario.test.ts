import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { checkTarget } from "#lib/recovery/check-target.ts";
import { createTarget } from "#lib/recovery/create-target.ts";
import { CreateTarget } from "#lib/recovery/target-schemas.ts";
import { useDatabase } from "#tests/support/database.ts";
import { type DockerEngine, json, startDockerEngine } from "#tests/support/docker-engine.ts";
import { type Patient, startPatient } from "#tests/support/patient.ts";
import {
  addScenario,
  arrive,
  driveUntil,
  evaluate,
  listOutcomes,
  pathOf,
  requireOnlyRun,
} from "#tests/support/recovery.ts";

const database = useDatabase();
let docker: DockerEngine;
let patient: Patient;
let round = 0;

beforeAll(async () => {
  docker = await startDockerEngine("web");
  patient = await startPatient();
});
afterAll(() => Promise.all([docker.close(), patient.close()]));
beforeEach(async () => {
  docker.reset();
  patient.healthy = false;
  await database.pool.run.deleteMany();
});

/** A container that is well after a restart, and a scenario that restarts it at the third error. */
async function createPatient() {
  round += 1;
  const context = database.context();
  const service = `harbour-${round}`;
  const { id: service_id } = await context.database.service.create({ data: { name: service } });
  const target = `${service}-web`;
  const config = { socket: docker.socket, container: "web" };
  await createTarget(
    context,
    CreateTarget.parse({ name: target, service, type: "docker", config }),
  );
  const ward = { service, service_id, target, environment: "production" };
  const probe = { url: `${patient.url}/health`, allow_private: true };
  await addScenario(context, ward, {
    steps: [{ action: "restart", target, timeout_seconds: 6, settle_seconds: 0 }],
    verify: { windows: 2, window_seconds: 1, probe },
  });
  const visit = async () => {
    patient.healthy = docker.restarts > 0;
    if (patient.healthy) return;
    await arrive(context, ward, 1);
    await evaluate(context, ward);
  };
  return { context, ward, visit };
}

test("a failing container is restarted once and recovered when its errors stop", async () => {
  const { context, ward, visit } = await createPatient();
  expect(await checkTarget(context, ward.target)).toMatchObject({ ok: true });
  for (let visits = 1; visits <= 4; visits += 1) await visit();
  const { id } = await requireOnlyRun(context, ward);
  expect(await listOutcomes(context, ward)).toEqual(["STARTED", "DUPLICATE"]);
  const run = await driveUntil(context, id, undefined, visit);
  expect(run).toMatchObject({ state: "RECOVERED", verdict: "recovered" });
  expect(run.attempts).toMatchObject([
    {
      result: "ok",
      before_evidence: { id: docker.container.Id, started_at: "2026-11-28T10:00:00Z" },
      after_evidence: { status: "running", started_at: docker.container.State.StartedAt },
    },
  ]);
  expect(docker.restarts).toBe(1);
});

test("[exception 5] a failing container whose engine answers 500 is restarted once all the same", async () => {
  const { context, ward, visit } = await createPatient();
  docker.onRestart = (response, act) => {
    act();
    json(response, 500, { message: "context deadline exceeded" });
  };
  for (let visits = 1; visits <= 3; visits += 1) await visit();
  const { id } = await requireOnlyRun(context, ward);
  const run = await driveUntil(context, id, undefined, visit);
  expect(run).toMatchObject({ state: "RECOVERED", attempts: [{ result: "ok" }] });
  expect(docker.restarts).toBe(1);
});

test("[exception 3] a call that did nothing and never answered is made again only once that was read", async () => {
  const { context, ward, visit } = await createPatient();
  docker.onRestart = () => {};
  for (let visits = 1; visits <= 3; visits += 1) await visit();
  const { id } = await requireOnlyRun(context, ward);
  const run = await driveUntil(context, id, undefined, visit);
  expect(pathOf(run)).toContain("RECONCILING");
  expect(run).toMatchObject({
    state: "RECOVERED",
    attempts: [{ result: "failed", detail: "The call had no effect." }, { result: "ok" }],
  });
  expect(docker.restarts).toBe(1);
});

test("[exception 7] a container that is not there is a set-up fault that people are told of", async () => {
  const { context, ward, visit } = await createPatient();
  docker.onRead = (response) => json(response, 404, { message: "No such container: web" });
  for (let visits = 1; visits <= 3; visits += 1) await visit();
  const { id } = await requireOnlyRun(context, ward);
  const run = await driveUntil(context, id, undefined, visit);
  expect(run).toMatchObject({ state: "FAILED", attempts: [] });
  expect(run.events.at(-1)?.detail).toContain("there is no container web");
});
