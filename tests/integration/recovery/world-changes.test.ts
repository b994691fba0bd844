import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { openDatabase } from "#lib/platform/database.ts";
import { changeScenario } from "#lib/recovery/change-scenario.ts";
import { changeTarget } from "#lib/recovery/change-target.ts";
import { deleteScenario } from "#lib/recovery/delete-scenario.ts";
import { evaluateTriggers } from "#lib/recovery/evaluate-triggers.ts";
import { decide } from "#lib/recovery/internal/decide.ts";
import { holdBack } from "#lib/recovery/internal/hold-back.ts";
import { listCandidates } from "#lib/recovery/internal/list-candidates.ts";
import { readKillSwitch } from "#lib/recovery/internal/sql/read-kill-switch.ts";
import { ChangeScenario } from "#lib/recovery/schemas.ts";
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
import { freePort } from "#tests/support/start-database.ts";

const database = useDatabase();
let patient: Patient;
beforeAll(() => addCrowd(database.context()));
beforeEach(async () => {
  patient = await startPatient();
});
afterEach(() => patient.close());

async function fallIll() {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward);
  await arrive(context, ward, 3);
  await evaluate(context, ward);
  const { id } = await requireOnlyRun(context, ward);
  return { context, ward, id, name: `restart-${ward.service}` };
}

test("[exception 28] while the database is away nothing is decided and nothing done; afterwards it is", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward);
  await arrive(context, ward, 3);
  const away = openDatabase(`postgresql://nobody:none@127.0.0.1:${await freePort()}/none`);
  await expect(evaluateTriggers({ ...context, database: away }, [ward])).rejects.toThrow();
  await away.$disconnect();
  expect(await listOutcomes(context, ward)).toEqual([]);
  expect(patient.asked).toEqual([]);
  await evaluate(context, ward);
  expect(await listOutcomes(context, ward)).toEqual(["STARTED"]);
});

test("[exception 29] every connection is cut while a call is made: its effect is found out, the call made once", async () => {
  const { context, id } = await fallIll();
  const own = openDatabase(database.url, 1);
  const log = vi.spyOn(context.log, "error").mockImplementation(() => {});
  patient.answer = (response) => {
    const cut = own.$queryRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`;
    void cut.finally(() => response.writeHead(204).end());
  };
  const run = await driveUntil(context, id).catch(() => driveUntil(context, id));
  log.mockRestore();
  await own.$disconnect();
  expect(run).toMatchObject({ state: "RECOVERED" });
  expect(run.attempts).toHaveLength(1);
  expect(patient.asked).toHaveLength(1);
});

test.each(["changed", "deleted"])(
  "[exception 33] a scenario that is %s during a run changes nothing for that run",
  async (what) => {
    const { context, id, name } = await fallIll();
    const change = ChangeScenario.parse({ mode: "off", verify: { windows: 20 } });
    if (what === "deleted") await deleteScenario(context, name);
    else await changeScenario(context, name, change);
    const run = await driveUntil(context, id);
    expect(run).toMatchObject({ state: "RECOVERED", definition: { verify: { windows: 1 } } });
    expect(patient.asked).toHaveLength(1);
  },
);

test.each([-1, 1])(
  "[exception 38] a worker whose clock is %i days off holds its leases and judges as any other",
  async (days) => {
    const { id } = await fallIll();
    const now = new Date(Date.now() + days * 86_400_000);
    const run = await driveUntil(database.context("admin", now), id);
    expect(run).toMatchObject({ state: "RECOVERED", attempts: [{ result: "ok" }] });
    expect(patient.asked).toHaveLength(1);
  },
);

test("[exception 41] a hundred thousand errors in a second are one row to decide on, as ten are", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward);
  for (let times = 0; times < 10; times += 1) await arrive(context, ward, 10_000);
  const rows = await database.pool.arrival.count({ where: { service_id: ward.service_id } });
  expect(rows).toBeLessThanOrEqual(10);
  await evaluate(context, ward);
  const decision = await database.pool.decision.findFirst({
    where: { service_id: ward.service_id },
  });
  expect(decision).toMatchObject({ outcome: "STARTED", matched_count: 100_000n });
});

test("[exception 30] the intent of a call is on the disk before the call, even where the server is set not to wait", async () => {
  const { context, id } = await fallIll();
  await database.pool.$executeRawUnsafe("CREATE TABLE intents AS SELECT '' AS setting");
  await database.pool.$executeRawUnsafe(`
    CREATE FUNCTION note_intent() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO intents SELECT current_setting('synchronous_commit'); RETURN NEW; END $$`);
  await database.pool.$executeRawUnsafe(
    "CREATE TRIGGER note_intent AFTER INSERT ON attempts FOR EACH ROW EXECUTE FUNCTION note_intent()",
  );
  const hasty = openDatabase(database.url, 1);
  try {
    await hasty.$executeRaw`SET synchronous_commit = off`;
    await driveUntil({ ...context, database: hasty }, id, ({ attempts }) => attempts.length > 0);
    const [, ...settings] = await hasty.$queryRaw<object[]>`SELECT setting FROM intents`;
    expect(settings).toEqual([{ setting: "on" }]);
    expect(await hasty.$queryRaw`SHOW synchronous_commit`).toEqual([{ synchronous_commit: "off" }]);
  } finally {
    await hasty.$disconnect();
    await database.pool.$executeRawUnsafe("DROP TABLE intents; DROP FUNCTION note_intent CASCADE");
  }
});

test("[exception 35] a secret that is changed while the target refuses it: the call is made once more with the new one", async () => {
  const { context, ward, id } = await fallIll();
  patient.healing = false;
  const config = {
    base_url: patient.url,
    allow_private: true,
    secret: "whsec_c2VjcmV0IG9mIHRoZSB0ZXN0",
  };
  patient.answer = (response) => {
    patient.healing = true;
    patient.answer = (later) => later.writeHead(204).end();
    const changed = changeTarget(context, ward.target, { config });
    void changed.finally(() => response.writeHead(401).end());
  };
  const run = await driveUntil(context, id);
  expect(run).toMatchObject({
    state: "RECOVERED",
    attempts: [{ result: "failed" }, { result: "ok" }],
  });
});

test("[exception 35] a secret that is refused and stays is a fault of the set-up, after one call", async () => {
  const { context, id } = await fallIll();
  patient.healing = false;
  patient.answer = (response) => response.writeHead(401).end();
  const run = await driveUntil(context, id);
  expect(run.state).toBe("FAILED");
  expect(run.attempts).toMatchObject([{ detail: expect.stringContaining("Set-up error") }]);
  expect(patient.asked).toHaveLength(1);
});

test("a scenario that is switched off while its turn comes starts nothing, and its place is asked about again", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward);
  await arrive(context, ward, 3);
  const [candidate] = await listCandidates(context, [ward]);
  if (!candidate) throw new Error("the scenario is enabled");
  await changeScenario(context, candidate.name, ChangeScenario.parse({ mode: "off" }));
  expect([...(await holdBack(context, [candidate]))]).toEqual([]);
  expect(await decide(context, candidate)).toBe("stale");
  expect(await listOutcomes(context, ward)).toEqual([]);
});

test("services that only watch are decided about together, each once", async () => {
  const context = database.context();
  const wards = [];
  for (let count = 0; count < 12; count += 1) {
    const ward = await createWard(context, patient.url);
    await addScenario(context, ward, { mode: "shadow" });
    await arrive(context, ward, 3);
    wards.push(ward);
  }
  expect(await evaluateTriggers(context, wards)).toEqual([]);
  for (const ward of wards) expect(await listOutcomes(context, ward)).toEqual(["DRY_RUN"]);
});

test("the automation of a deleted service stands still", async () => {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward);
  await arrive(context, ward, 3);
  const candidates = await listCandidates(context, [ward]);
  expect(candidates).toHaveLength(1);
  await database.pool.service.delete({ where: { id: ward.service_id } });
  expect(await listCandidates(context, [ward])).toEqual([]);
  const { engaged } = await readKillSwitch(database.pool, ward.service_id);
  expect(engaged).toMatchObject({ reason: "There is no such service." });
});
