import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "#lib/platform/context.ts";
import { type Simulation, simulateScenario } from "#lib/recovery/simulate-scenario.ts";
import { useDatabase } from "#tests/support/database.ts";
import { type Patient, startPatient } from "#tests/support/patient.ts";
import {
  addScenario,
  arrive,
  createWard,
  evaluate,
  listOutcomes,
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

/** Errors so many seconds ago, in rollups as the fold makes them. */
async function remember(
  context: Context,
  ward: Ward,
  ago: number,
  count: number,
  code = "TIMEOUT",
) {
  await context.database.$executeRaw`
    INSERT INTO rollups (service_id, resolution, bucket, environment, error_code, level, issue_id, count)
    SELECT ${ward.service_id}, r,
      date_bin(make_interval(secs => r), date_bin('10 seconds', clock_timestamp(), 'epoch') - make_interval(secs => ${ago}::int), 'epoch'),
      ${ward.environment}, ${code}, 'error', md5(${code})::uuid, ${count}
    FROM unnest(ARRAY[10, 300, 3600]) AS r
    ON CONFLICT (service_id, resolution, bucket, environment, error_code, level, issue_id)
    DO UPDATE SET count = rollups.count + excluded.count`;
}

const planOf = (ward: Ward, change: object = {}) => ({
  ...{ name: "draft", service: ward.service, mode: "shadow" },
  trigger: { error_codes: ["TIMEOUT"], count: 3, window_seconds: 60 },
  steps: [{ action: "restart", target: ward.target, settle_seconds: 10 }],
  verify: { windows: 1, window_seconds: 20 },
  cooldown_seconds: 300,
  ...change,
});

async function admit() {
  const context = database.context("viewer");
  const admin = database.context();
  const ward = await createWard(admin, patient.url);
  const simulate = (change: object = {}, range: Partial<Simulation> = {}) =>
    simulateScenario(context, { scenario: planOf(ward, change), ...range });
  return { context: admin, ward, simulate };
}

test("without history nothing would have happened, and the answer says how it knows", async () => {
  const { simulate } = await admit();
  const replay = await simulate();
  expect(replay).toMatchObject({ starts: [], holds: [], incidents: [] });
  expect(replay.summary).toMatchObject({ starts: 0, sentence: "It would never have started." });
  expect(replay.resolution.map(({ seconds }) => seconds)).toEqual([300, 10]);
  expect(replay.timeline.points.length).toBeGreaterThan(100);
});

test("a burst starts a run, the next one is held by the cooldown, a later one starts again", async () => {
  const { context, ward, simulate } = await admit();
  await remember(context, ward, 4000, 3);
  await remember(context, ward, 3900, 4);
  await remember(context, ward, 3000, 5);
  await remember(context, ward, 3000, 50, "OTHER");
  const replay = await simulate();
  expect(replay.starts).toMatchObject([
    { matched: 3, would_verify: "recovered" },
    { matched: 5, would_verify: "recovered" },
  ]);
  expect(replay.starts[0]?.sentence).toBe("3 errors of TIMEOUT in 60 s; the rule asks for 3.");
  expect(replay.holds).toMatchObject([
    { outcome: "DUPLICATE" },
    { outcome: "COOLDOWN", times: 6 },
    { outcome: "DUPLICATE" },
  ]);
  expect(replay.summary.sentence).toBe(
    "It would have started twice, and been held back once: 1 by cooldown. In 2 of 2 cases the errors had stopped by the end of verification without any action. There was no incident in that time.",
  );
});

test("errors that go on are not recovered, and spend the attempts", async () => {
  const { context, ward, simulate } = await admit();
  for (let ago = 5000; ago > 1000; ago -= 10) await remember(context, ward, ago, 3);
  const replay = await simulate({
    cooldown_seconds: 0,
    max_attempts: 2,
    attempts_window_seconds: 86_400,
  });
  expect(replay.starts.map(({ would_verify }) => would_verify)).toEqual([
    "not_recovered",
    "not_recovered",
  ]);
  expect(Object.keys(replay.summary.held_by).sort()).toEqual(["BUDGET_TARGET", "DUPLICATE"]);
});

test("real incidents are met or not", async () => {
  const { context, ward, simulate } = await admit();
  const { service_id, environment } = ward;
  const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);
  for (const [opened, closed] of [
    [4005, 3000],
    [900, 800],
  ] as const) {
    await context.database.incident.create({
      data: {
        ...{ service_id, environment, error_codes: ["TIMEOUT"], summary: "lost" },
        ...{ opened_at: ago(opened), closed_at: ago(closed) },
      },
    });
  }
  await remember(context, ward, 4000, 3);
  const { incidents, summary } = await simulate();
  expect(incidents.map(({ overlapped }) => overlapped)).toEqual([true, false]);
  expect(summary).toMatchObject({ incidents: 2, overlapped: 1 });
});

test("beyond two weeks five minutes are the finest, and the answer says what that means", async () => {
  const { context, ward, simulate } = await admit();
  // Ten-second buckets are gone by then.
  await remember(context, ward, 20 * daySeconds, 3);
  await context.database.$executeRaw`
    DELETE FROM rollups WHERE service_id = ${ward.service_id} AND resolution = 10`;
  const replay = await simulate();
  expect(replay.starts).toMatchObject([
    { sentence: "3 errors of TIMEOUT in 300 s; the rule asks for 3." },
  ]);
  expect(replay.resolution[0]?.meaning).toContain("the window of 60 s is taken as 5 min");
});

test("a pattern chooses issues and codes of history, too", async () => {
  const { ward, simulate } = await admit();
  const send = (code: string, message: string) => {
    const timestamp = new Date(Date.now() - 60_000).toISOString();
    return sendIngest(database, [{ service: ward.service, code, message, timestamp }]);
  };
  await send("A", "the pool is empty");
  await send("POOL_LOST", "gone");
  await send("B", "something else");
  const trigger = { pattern: "(?i)pool", count: 2, window_seconds: 60 };
  const { starts } = await simulate({ trigger });
  expect(starts).toMatchObject([{ matched: 2 }]);
  expect(starts[0]?.sentence).toContain("of A, POOL_LOST like (?i)pool");
});

test("a new issue is replayed at the moment it was first seen", async () => {
  const { ward, simulate } = await admit();
  const timestamp = new Date(Date.now() - 3_600_000).toISOString();
  await sendIngest(database, [{ service: ward.service, code: "A", message: "lost", timestamp }]);
  const { starts } = await simulate({ trigger: { kind: "new-issue" } });
  expect(starts.map(({ sentence }) => sentence)).toEqual(["A new issue of A opened: lost."]);
  expect(Math.abs(Date.parse(starts[0]?.at ?? "") - Date.parse(timestamp))).toBeLessThan(11_000);
});

test("silence and shares are replayed", async () => {
  const { context, ward, simulate } = await admit();
  await remember(context, ward, 7200, 1);
  await remember(context, ward, 3600, 1, "OTHER");
  const absence = await simulate({
    trigger: { kind: "absence", window_seconds: 1800 },
    cooldown_seconds: 86_400,
  });
  expect(absence.starts).toHaveLength(1);
  expect(absence.starts[0]?.sentence).toMatch(/^No record and no check-in for 30 min/);
  const share = { kind: "share", error_codes: ["TIMEOUT"], count: 1, window_seconds: 60 };
  expect((await simulate({ trigger: share })).starts).toHaveLength(1);
});

test("a saved scenario is named; a range and a plan that are wrong are refused", async () => {
  const { context, ward, simulate } = await admit();
  const { name } = await addScenario(context, ward);
  expect(await simulateScenario(context, { scenario: name })).toMatchObject({ scenario: name });
  const long = new Date(Date.now() - 91 * daySeconds * 1000).toISOString();
  await expect(simulate({}, { from: long })).rejects.toMatchObject({ code: "wrong-input" });
  await expect(simulate({ trigger: { count: 0, window_seconds: 60 } })).rejects.toMatchObject({
    evidence: { errors: [{ path: "scenario.trigger.count" }] },
  });
  await expect(simulateScenario(context, { scenario: "nobody" })).rejects.toMatchObject({
    code: "not-found",
  });
});

test("[exception 37] replay and live evaluation decide alike on the same errors", async () => {
  for (const [count, offsets] of [
    [3, [5, 15, 25]],
    [3, [5, 15]],
    [5, [5, 15, 25, 35, 45]],
    [4, [5, 15, 25]],
  ] as const) {
    const { context, ward } = await admit();
    const trigger = { error_codes: ["TIMEOUT"], count, window_seconds: 120 };
    const { name } = await addScenario(context, ward, { mode: "shadow", trigger });
    for (const ago of offsets) {
      await remember(context, ward, ago + 10, 1);
      await arrive(context, ward, 1);
      await context.database.$executeRaw`
        UPDATE arrivals SET second = second - make_interval(secs => ${ago + 10}::int)
        WHERE service_id = ${ward.service_id} AND second > clock_timestamp() - interval '4 seconds'`;
    }
    await evaluate(context, ward);
    const { starts } = await simulateScenario(context, { scenario: name });
    const live = await listOutcomes(context, ward);
    expect(starts).toHaveLength(live.length);
    expect(live).toHaveLength(count <= offsets.length ? 1 : 0);
  }
});

test("a start is held where people had stopped recovery at the time, and not where it was let go again", async () => {
  const { context, ward, simulate } = await admit();
  for (const ago of [9000, 6000, 3000]) await remember(context, ward, ago, 5);
  const { service } = ward;
  const thrown = { actor_kind: "user", actor_name: "ops", object_type: "kill-switch" };
  for (const [action, reason, ago] of [
    ["engage-kill-switch", "hands off", 9600],
    ["release-kill-switch", "go on", 7000],
  ] as const) {
    const object_id = `service:${service}`;
    await context.database.auditEntry.create({
      data: { ...thrown, object_id, action, at: new Date(isoAgo(ago)), after: { reason } },
    });
  }
  await context.database.maintenanceWindow.create({
    data: {
      ...{ service_id: ward.service_id, reason: "new disks", created_by: "ops" },
      schedule: { kind: "once", from: isoAgo(6600), to: isoAgo(5000) },
      created_at: new Date(isoAgo(7000)),
      ended_at: new Date(isoAgo(4900)),
      ends_at: new Date(isoAgo(5000)),
    },
  });
  const { summary, holds, starts } = await simulate();
  expect(starts).toHaveLength(1);
  expect(summary.held_by).toMatchObject({ KILL_SWITCH: 1, MAINTENANCE: 1 });
  expect(holds.slice(0, 2).map(({ reason }) => reason)).toEqual([
    expect.stringContaining("is engaged: hands off"),
    expect.stringContaining("A maintenance window is open: new disks"),
  ]);
  expect(summary.sentence).toContain("1 by the kill switch, 1 by a maintenance window");
});

function isoAgo(seconds: number): string {
  return new Date(Date.now() - seconds * 1000).toISOString();
}
