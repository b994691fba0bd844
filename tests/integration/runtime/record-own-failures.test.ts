import { afterEach, expect, test } from "vitest";
import { openDatabase } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";
import { createLogger } from "#lib/platform/logger.ts";
import { createScenario } from "#lib/recovery/create-scenario.ts";
import { driveRuns } from "#lib/recovery/drive-runs.ts";
import { evaluateTriggers } from "#lib/recovery/evaluate-triggers.ts";
import { getRun } from "#lib/recovery/list-runs.ts";
import { CreateScenario } from "#lib/recovery/schemas.ts";
import { recordOwnFailures } from "#lib/runtime/record-own-failures.ts";
import { useDatabase } from "#tests/support/database.ts";
import { startPatient } from "#tests/support/patient.ts";
import { reactToAll } from "#tests/support/react-to-all.ts";
import {
  addCrowd,
  addScenario,
  arrive,
  createWard,
  createWorker,
  driveUntil,
  evaluate,
  pathOf,
  requireOnlyRun,
} from "#tests/support/recovery.ts";

const database = useDatabase();
const log = createLogger("worker");
let end = async () => {};

function startRecording(pool = database.pool): void {
  end = recordOwnFailures({ ...database.context(), log, database: pool });
}
afterEach(async () => {
  await end();
  await database.pool.record.deleteMany();
});

/** What is stored of our own failures, once everything that was logged is dealt with. */
async function listOwn() {
  await end();
  const service = await database.pool.service.findUnique({ where: { name: "paramedic" } });
  if (!service) return [];
  return database.pool.record.findMany({
    where: { service_id: service.id },
    orderBy: { timestamp: "asc" },
  });
}

test("a logged exception becomes a record of paramedic: with stack, cause and origin, without secrets", async () => {
  startRecording();
  const cause = new Error("password=hunter2hunter2 was refused");
  log.error(
    { err: new TypeError("cannot read it", { cause }), loop: "facts", nested: { key: 1 } },
    "a loop of the worker failed and goes on",
  );
  log.warn({ err: new Error("only a warning") }, "not worth a record");
  log.error("no exception");
  const own = await listOwn();
  expect(own).toMatchObject([
    {
      ...{ environment: "production", error_code: "TypeError", level: "error" },
      message: "a loop of the worker failed and goes on: cannot read it",
      stack_trace: expect.stringMatching(
        /^TypeError: cannot read it\n {4}at [\s\S]*\nCaused by: Error/,
      ),
      attributes: { origin: "paramedic", reported_by: "worker", loop: "facts" },
    },
  ]);
  expect(own[0]?.attributes).not.toHaveProperty("nested");
  expect(own[0]?.stack_trace).not.toContain("hunter2hunter2");
});

test("an exception of no known kind is stored, too", async () => {
  startRecording();
  const odd = Object.assign(new Error("\u0000 half \ud800"), { name: "", stack: undefined });
  log.error({ err: odd });
  expect(await listOwn()).toMatchObject([{ error_code: "Error", message: ": \uFFFD half \uFFFD" }]);
});

test("ten of the same are stored in a minute, the others are counted", async () => {
  startRecording();
  for (let count = 0; count < 25; count += 1) log.error({ err: new Error("again") }, "it failed");
  expect(await listOwn()).toHaveLength(10);
});

test("what fails because the database is away is only logged, whatever it was made into", async () => {
  startRecording();
  const cause = new Error("connect ECONNREFUSED 127.0.0.1:5432");
  log.error({ err: cause }, "a loop failed");
  log.error({ err: new Problem("unavailable", "Later.", { cause }) }, "request failed");
  log.error({ err: new AggregateError([cause], "2 decisions could not be made") }, "failed");
  expect(await listOwn()).toEqual([]);
});

test("a record that cannot be stored is a warning and no record, and the next one is stored", async () => {
  const away = openDatabase("postgresql://nobody@127.0.0.1:9/nothing", 1);
  startRecording(away);
  log.error({ err: new Error("first") }, "while the store is away");
  expect(await listOwn()).toEqual([]);
  startRecording();
  log.error({ err: new Error("second") }, "when it is back");
  expect(await listOwn()).toMatchObject([{ message: "when it is back: second" }]);
  await away.$disconnect();
});

test("what storing such a record logs is no record: it never goes round in circles", async () => {
  const now = () => {
    log.error({ err: new Error("inside") }, "while storing");
    return new Date();
  };
  end = recordOwnFailures({ ...database.context(), log, now, database: database.pool });
  log.error({ err: new Error("outside") }, "it began");
  expect(await listOwn()).toMatchObject([{ message: "it began: outside" }]);
});

test("[exception 44] our own failures start nothing, even where a scenario for them was smuggled in", async () => {
  startRecording();
  for (let count = 0; count < 5; count += 1) log.error({ err: new Error("again") }, "it failed");
  const [record] = await listOwn();
  if (!record) throw new Error("expected a record");
  const { service_id } = record;
  const place = { service_id, environment: "production" };
  expect(await database.pool.arrival.count({ where: { service_id } })).toBe(0);
  const scenario = await database.pool.scenario.create({
    data: { ...place, name: "smuggled", mode: "auto" },
  });
  const definition = {
    ...{ name: "smuggled", service: "paramedic", mode: "auto" },
    trigger: { count: 1, window_seconds: 60 },
    steps: [{ action: "restart", target: "x" }],
  };
  await database.pool.scenarioVersion.create({
    data: { scenario_id: scenario.id, version: 1, definition, created_by: "x" },
  });
  await database.pool.$executeRaw`
    INSERT INTO arrivals (service_id, second, environment, error_code, count)
    VALUES (${service_id}, date_trunc('second', clock_timestamp()), 'production', 'Error', 9)`;
  await evaluateTriggers(database.context(), [place]);
  await reactToAll(database.context());
  expect(await database.pool.decision.count({ where: { service_id } })).toBe(0);
  expect(await database.pool.incident.count({ where: { service_id } })).toBe(0);
});

test("[exception 44] [exception 46] no scenario for failures of paramedic is saved, and the refusal says why", async () => {
  const service = "paramedic";
  await database.pool.service.createMany({ data: [{ name: service }], skipDuplicates: true });
  const input = CreateScenario.parse({
    ...{ name: "restart-paramedic", service, mode: "shadow" },
    trigger: { count: 3, window_seconds: 60 },
    steps: [{ action: "restart", target: "x" }],
  });
  await expect(createScenario(database.context(), input)).rejects.toMatchObject({
    code: "wrong-input",
    message: expect.stringContaining("never start a recovery"),
  });
});

test("[exception 63] a run that our engine cannot drive ends failed, frees its target and is one record", async () => {
  const patient = await startPatient();
  const context = { ...database.context(), log };
  await addCrowd(context);
  const [ill, well] = [
    await createWard(context, patient.url),
    await createWard(context, patient.url),
  ];
  for (const ward of [ill, well]) {
    await addScenario(context, ward);
    await arrive(context, ward, 3);
    await evaluate(context, ward);
  }
  await database.pool.target.updateMany({
    where: { service_id: ill.service_id },
    data: { type: "crystal-ball" },
  });
  startRecording();
  const { id } = await requireOnlyRun(context, ill);
  const run = await driveUntil(context, id, undefined, skipPauses);
  expect(run).toMatchObject({ state: "FAILED", live: false, verdict: null, attempts: [] });
  expect(run.events.at(-1)?.detail).toBe(
    "ENGINE_ERROR: Paramedic itself failed 5 times at this run, last with “Error: no adapter for targets of type crystal-ball”. It calls nothing more.",
  );
  expect(await database.pool.runTarget.count({ where: { run_id: id, live: true } })).toBe(0);
  const other = await requireOnlyRun(context, well);
  expect(await driveUntil(context, other.id)).toMatchObject({ state: "RECOVERED" });
  expect(await listOwn()).toMatchObject([
    {
      message: expect.stringContaining("no adapter for targets of type crystal-ball"),
      attributes: { origin: "paramedic", run_id: id, claims: 5 },
    },
  ]);
  await patient.close();
});

test("[exception 63] with a call open, somebody must look at the target, and the call's result is unknown", async () => {
  const patient = await startPatient();
  const context = { ...database.context(), log };
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward);
  await arrive(context, ward, 3);
  await evaluate(context, ward);
  const { id } = await requireOnlyRun(context, ward);
  patient.answer = (response) => setTimeout(() => response.writeHead(204).end(), 800);
  const dying = driveRuns(context, createWorker("dying"));
  await expect.poll(() => patient.asked.length, { timeout: 5000 }).toBe(1);
  await database.pool.target.updateMany({
    where: { service_id: ward.service_id },
    data: { type: "crystal-ball" },
  });
  await database.pool.$executeRaw`
    UPDATE runs SET lease_until = clock_timestamp() - interval '1 second' WHERE id = ${id}::uuid`;
  await dying;
  await driveUntil(context, id, undefined, skipPauses);
  const run = await getRun(context, id);
  expect(pathOf(run).at(-1)).toBe("NEEDS_ATTENTION");
  expect(run.events.at(-1)?.detail).toContain("What its last call did is not known.");
  expect(run.attempts).toMatchObject([{ result: "unknown", finished_at: expect.any(String) }]);
  await patient.close();
});

async function skipPauses(): Promise<void> {
  await database.pool.$executeRaw`UPDATE runs SET not_before = clock_timestamp() WHERE claims > 0`;
}
