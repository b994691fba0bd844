import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { changeIssue } from "#lib/issues/change-issue.ts";
import { foldRollups } from "#lib/issues/fold-rollups.ts";
import { storeRecords } from "#lib/issues/store-records.ts";
import type { Context } from "#lib/platform/context.ts";
import { listDecisions } from "#lib/recovery/list-decisions.ts";
import { sweepRuns } from "#lib/recovery/sweep-runs.ts";
import { recordCheckIns } from "#lib/services/record-check-in.ts";
import { useDatabase } from "#tests/support/database.ts";
import { type Patient, startPatient } from "#tests/support/patient.ts";
import { reactToAll } from "#tests/support/react-to-all.ts";
import {
  addScenario,
  arrive,
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

const daySeconds = 86_400;
const windowOf = (count = 3) => ({ count, window_seconds: 60 });

async function admit(trigger: object, change: object = {}) {
  const context = database.context();
  const ward = await createWard(context, patient.url);
  await addScenario(context, ward, { mode: "shadow", trigger, ...change });
  return { context, ward };
}

const send = ({ service }: Ward, count: number, record: object) =>
  sendIngest(
    database,
    Array.from({ length: count }, () => ({ service, code: "TIMEOUT", message: "lost", ...record })),
  );

async function lastReason(context: Context, { service }: Ward) {
  const { data } = await listDecisions(context, { service, limit: 1 });
  return data[0]?.reason;
}

const ageArrivals = (context: Context, ward: Ward, seconds: number) => context.database.$executeRaw`
  UPDATE arrivals SET second = second - make_interval(secs => ${seconds}::int)
  WHERE service_id = ${ward.service_id}`;

test.each([
  ["a day behind", -daySeconds],
  ["a day ahead", daySeconds],
])(
  "[exception 37] a pattern counts what arrived now, though the reporter's clock is %s",
  async (_what, off) => {
    const { context, ward } = await admit({ ...windowOf(), pattern: "pool (is )?empty" });
    const timestamp = new Date(Date.now() + off * 1000).toISOString();
    await send(ward, 2, { message: "the pool is empty", timestamp });
    await send(ward, 9, { message: "something else", timestamp });
    await evaluate(context, ward);
    expect(await listOutcomes(context, ward)).toEqual([]);
    await send(ward, 1, { message: "the pool is empty", timestamp });
    await foldRollups(database.pool);
    await evaluate(context, ward);
    expect(await listOutcomes(context, ward)).toEqual(["DRY_RUN"]);
    expect(await lastReason(context, ward)).toMatch(
      /^3 errors of TIMEOUT like pool \(is \)\?empty in/,
    );
  },
);

test("a pattern is found in the error code, too", async () => {
  const { context, ward } = await admit({ ...windowOf(), pattern: "^DB_" });
  await send(ward, 3, { code: "DB_CONNECTION_FAILED" });
  await evaluate(context, ward);
  expect(await listOutcomes(context, ward)).toEqual(["DRY_RUN"]);
});

test("what waited in the spool arrived when it was accepted, for a pattern as for codes", async () => {
  const { context, ward } = await admit({ ...windowOf(), pattern: "lost" });
  const received_at = new Date(Date.now() - 600_000);
  const record = {
    ...{
      service_id: ward.service_id,
      timestamp: received_at,
      received_at,
      environment: "production",
    },
    ...{ error_code: "TIMEOUT", level: "error" as const, message: "lost", request_id: null },
    ...{ stack_trace: null, release: null, user_id: null, url: null, host: null },
    ...{ fingerprint: [], attributes: {} },
  };
  const records = [1, 2, 3].map(() => ({ ...record, event_id: randomUUID() }));
  await storeRecords({ ...context, database: database.pool }, records);
  await evaluate(context, ward);
  await foldRollups(database.pool);
  await evaluate(context, ward);
  expect(await listOutcomes(context, ward)).toEqual([]);
});

test("[exception 41] two thousand errors leave as few counts to read as two", async () => {
  const { ward } = await admit({ ...windowOf(), pattern: "lost" });
  const rows = async () => {
    await foldRollups(database.pool);
    const { service_id } = ward;
    const where = { service_id };
    const groups = await database.pool.issueArrival.groupBy({
      by: ["issue_id", "error_code"],
      where,
    });
    const buckets = await database.pool.issueArrival.groupBy({ by: ["bucket"], where });
    const all = await database.pool.issueArrival.count({ where });
    return { groups: groups.length, perBucket: all / buckets.length };
  };
  await send(ward, 2, {});
  const few = await rows();
  await send(ward, 2000, {});
  expect(few).toEqual({ groups: 1, perBucket: 1 });
  expect(await rows()).toEqual(few);
});

async function addHistory(context: Context, { service_id }: Ward, days: number, perHour: number) {
  await context.database.$executeRaw`
    INSERT INTO code_rollups (service_id, resolution, bucket, environment, error_code, level, count)
    SELECT ${service_id}, r, date_bin(make_interval(secs => r), clock_timestamp(), 'epoch') - make_interval(days => d),
      'production', 'TIMEOUT', 'error', ${perHour}
    FROM generate_series(1, ${days}::int) AS d, unnest(ARRAY[1800, 86400]) AS r`;
}

test("a rate asks for more than is usual at this hour", async () => {
  const { context, ward } = await admit({ kind: "rate", ...windowOf(), factor: 3 });
  // 120 an hour are 2 in a minute.
  await addHistory(context, ward, 14, 120);
  await arrive(context, ward, 5);
  await evaluate(context, ward);
  expect(await listOutcomes(context, ward)).toEqual([]);
  await arrive(context, ward, 1);
  await evaluate(context, ward);
  expect(await listOutcomes(context, ward)).toEqual(["DRY_RUN"]);
  expect(await lastReason(context, ward)).toContain("usual at this hour are 2, the rule asks");
});

test("a rate without enough history starts nothing and says so", async () => {
  const { context, ward } = await admit({ kind: "rate", ...windowOf() });
  await addHistory(context, ward, 3, 1);
  await arrive(context, ward, 1000);
  await evaluate(context, ward);
  await evaluate(context, ward);
  expect(await listOutcomes(context, ward)).toEqual(["NO_HISTORY"]);
  expect(await lastReason(context, ward)).toContain("not known after 3 days of history");
});

test("a share asks how many of all errors are of its codes", async () => {
  const share = { kind: "share", error_codes: ["TIMEOUT"], ...windowOf(), share_percent: 50 };
  const { context, ward } = await admit(share);
  await arrive(context, ward, 3);
  await arrive(context, ward, 4, "OTHER");
  await evaluate(context, ward);
  expect(await listOutcomes(context, ward)).toEqual([]);
  await arrive(context, ward, 1);
  await evaluate(context, ward);
  expect(await listOutcomes(context, ward)).toEqual(["DRY_RUN"]);
  expect(await lastReason(context, ward)).toContain("50 % of the service's errors");
});

const absence = { kind: "absence", window_seconds: 60 };

test("[exception 13] silence is found by the sweep, and who was never heard is not missed", async () => {
  const { context, ward } = await admit(absence);
  await sweepRuns(context);
  expect(await listOutcomes(context, ward)).toEqual([]);
  await arrive(context, ward, 1);
  await sweepRuns(context);
  expect(await listOutcomes(context, ward)).toEqual([]);
  await ageArrivals(context, ward, 61);
  await sweepRuns(context);
  expect(await listOutcomes(context, ward)).toEqual(["DRY_RUN"]);
  expect(await lastReason(context, ward)).toMatch(/^No record and no check-in for 1 min/);
});

test("a monitor is missed, though others check in and records come", async () => {
  const { context, ward } = await admit({ ...absence, monitor: "nightly" });
  const checkIn = (monitor: string, seconds: number) => {
    const at = new Date(Date.now() - seconds * 1000);
    const { service_id, environment } = ward;
    return recordCheckIns(context, [{ service_id, environment, monitor, status: "ok", at }]);
  };
  await checkIn("nightly", 30);
  await sweepRuns(context);
  expect(await listOutcomes(context, ward)).toEqual([]);
  await context.database.$executeRaw`
    UPDATE check_ins SET seen_at = seen_at - interval '60 seconds' WHERE service_id = ${ward.service_id}`;
  await checkIn("hourly", 0);
  await arrive(context, ward, 5);
  await sweepRuns(context);
  expect(await listOutcomes(context, ward)).toEqual(["DRY_RUN"]);
});

test("[exception 13] a run that silence started recovers only when something is heard again", async () => {
  const { context, ward } = await admit(absence, { mode: "auto" });
  await arrive(context, ward, 1);
  await ageArrivals(context, ward, 100);
  await sweepRuns(context);
  const { id } = await requireOnlyRun(context, ward);
  const run = await driveUntil(context, id, undefined, async () => {
    const row = await context.database.run.findUniqueOrThrow({ where: { id } });
    if (row.verify_from && row.verify_from < new Date()) await arrive(context, ward, 50);
  });
  expect(run).toMatchObject({ state: "RECOVERED", verdict: "recovered" });
});

test("[exception 12] a run that silence started is inconclusive while nothing is heard", async () => {
  const { context, ward } = await admit(absence, { mode: "auto" });
  await arrive(context, ward, 1);
  await ageArrivals(context, ward, 100);
  await sweepRuns(context);
  const { id } = await requireOnlyRun(context, ward);
  expect(await driveUntil(context, id)).toMatchObject({ verdict: "inconclusive" });
});

test("an incident of silence stays open until something is heard", async () => {
  const { context, ward } = await admit(absence);
  await arrive(context, ward, 1);
  await ageArrivals(context, ward, 3600);
  await sweepRuns(context);
  const { service_id } = ward;
  await context.database.$executeRaw`
    UPDATE incidents SET opened_at = opened_at - interval '1 hour', detected_at = detected_at - interval '30 minutes'
    WHERE service_id = ${service_id}`;
  const open = () => context.database.incident.count({ where: { service_id, closed_at: null } });
  await sweepRuns(context);
  expect(await open()).toBe(1);
  await arrive(context, ward, 1);
  await sweepRuns(context);
  expect(await open()).toBe(0);
});

async function hear(context: Parameters<typeof reactToAll>[0]) {
  await reactToAll(context);
}

test("a new issue starts its scenario once; further errors of it start nothing", async () => {
  const { context, ward } = await admit({ kind: "new-issue", pattern: "disk" });
  await send(ward, 1, { message: "no connection" });
  await hear(context);
  expect(await listOutcomes(context, ward)).toEqual([]);
  await send(ward, 1, { code: "FULL", message: "the disk is full" });
  await hear(context);
  await context.database.$executeRaw`
    UPDATE decisions SET at = at - interval '1 day' WHERE service_id = ${ward.service_id}`;
  await send(ward, 5, { code: "FULL", message: "the disk is full" });
  await hear(context);
  expect(await listOutcomes(context, ward)).toEqual(["DRY_RUN"]);
  const decision = await context.database.decision.findFirst({
    where: { service_id: ward.service_id },
  });
  expect(decision?.reason).toMatch(/^A new issue of FULL opened: the disk is full\./);
});

test("a new issue that is muted before anybody decides starts nothing", async () => {
  const { context, ward } = await admit({ kind: "new-issue" });
  await send(ward, 1, { message: "known already" });
  const { service_id } = ward;
  const { id } = await context.database.issue.findFirstOrThrow({ where: { service_id } });
  await changeIssue(context, { id, change: { state: "muted" } });
  await hear(context);
  expect(await listOutcomes(context, ward)).toEqual([]);
});

test("an issue that is heard of twice starts its scenario once, though nothing else would hold the second run", async () => {
  const { context, ward } = await admit(
    { kind: "new-issue" },
    { mode: "auto", cooldown_seconds: 0 },
  );
  await send(ward, 1, {});
  const heard = await context.database.fact.findFirstOrThrow({
    where: { service_id: ward.service_id, kind: "issue-opened" },
  });
  await hear(context);
  const { id } = await requireOnlyRun(context, ward);
  await driveUntil(context, id);
  const { service_id } = ward;
  const { kind, created_at } = heard;
  const again = { kind, service_id, created_at, payload: heard.payload ?? {} };
  await context.database.fact.create({ data: again });
  await hear(context);
  expect((await requireOnlyRun(context, ward)).id).toBe(id);
  await context.database.fact.create({ data: { ...again, created_at: new Date() } });
  await hear(context);
  expect(await context.database.run.count({ where: { service_id } })).toBe(2);
});

test("a resolved issue that comes again starts its scenario", async () => {
  const { context, ward } = await admit({ kind: "regressed-issue" });
  await send(ward, 2, {});
  await hear(context);
  expect(await listOutcomes(context, ward)).toEqual([]);
  const { service_id } = ward;
  const { id } = await context.database.issue.findFirstOrThrow({ where: { service_id } });
  await changeIssue(context, { id, change: { state: "resolved" } });
  await send(ward, 1, {});
  await hear(context);
  expect(await listOutcomes(context, ward)).toEqual(["DRY_RUN"]);
  expect(await lastReason(context, ward)).toMatch(
    /^A resolved issue of TIMEOUT came again: lost\./,
  );
  const kept = await context.database.issueEvent.findMany({ where: { issue_id: id } });
  expect(kept.map(({ kind }) => kind)).toEqual(["regressed"]);
});
