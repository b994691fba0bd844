import { beforeEach, expect, test } from "vitest";
import { getReliability } from "#lib/recovery/get-reliability.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const start = Date.parse("2026-11-20T00:00:00Z");
const at = (minutes: number) => new Date(start + minutes * 60_000);
let service_id: number;
let service: string;
let places = 0;

beforeEach(async () => {
  places += 1;
  service = `service-${places}`;
  service_id = (await database.pool.service.create({ data: { name: service } })).id;
});

type Ended = { from: number; to?: number; closed_by?: string; environment?: string };

async function addIncident({ from, to, closed_by = "verification", environment }: Ended) {
  const { id } = await database.pool.incident.create({
    data: {
      ...{ service_id, environment: environment ?? "production", error_codes: ["TIMEOUT"] },
      ...{ summary: "5 errors.", opened_at: at(from), detected_at: at(from + 1) },
      ...(to === undefined ? {} : { closed_at: at(to), closed_by }),
    },
  });
  return id;
}

async function addScenario(name: string) {
  const place = { service_id, environment: "production" };
  return (await database.pool.scenario.create({ data: { ...place, name, mode: "auto" } })).id;
}

type Ran = { state: string; at: number; decided_by?: string; cause?: string; acted?: boolean };

async function addRun(incident_id: string, scenario_id: string | null, ran: Ran) {
  const { state, cause = "trigger", decided_by = null, acted = true } = ran;
  const { id } = await database.pool.run.create({
    data: {
      ...{ scenario_id, name: "restart", definition: {}, service_id, environment: "production" },
      ...{ incident_id, cause, reason: "", requested_by: "", decided_by, state },
      ...{ created_at: at(ran.at), ended_at: at(ran.at + 2) },
    },
  });
  if (!acted) return;
  const target_id = crypto.randomUUID();
  await database.pool.attempt.create({
    data: {
      ...{ run_id: id, step_index: 0, number: 1, target_id, action: "restart", fence: 1 },
      ...{ idempotency_key: id, intended_at: at(ran.at) },
    },
  });
}

async function addShadowMatch(scenario_id: string, incident_id: string, minute: number) {
  await database.pool.decision.create({
    data: {
      ...{ at: at(minute), scenario_id, scenario_version: 1, service_id, incident_id },
      ...{ environment: "production", outcome: "DRY_RUN", reason: "", matched_count: 5 },
    },
  });
}

async function ask(from: number, to: number, more: object = {}) {
  const context = database.context("viewer", at(1000));
  const range = { from: at(from).toISOString(), to: at(to).toISOString() };
  const { data } = await getReliability(context, { service, ...range, ...more });
  const [answer] = data;
  if (!answer || data.length > 1) throw new Error(`expected one service, found ${data.length}`);
  return answer;
}

test("downtime is clipped to the range, counts overlaps once and lasts until now while it is open", async () => {
  await addIncident({ from: 0, to: 20 });
  await addIncident({ from: 15, to: 30, environment: "staging" });
  await addIncident({ from: 990 });
  expect(await ask(10, 110)).toMatchObject({
    ...{ incidents: 2, open: 0, downtime_seconds: 20 * 60, healthy_share: 0.8 },
  });
  expect(await ask(10, 110, { environment: "production" })).toMatchObject({
    ...{ incidents: 1, downtime_seconds: 10 * 60, healthy_share: 0.9 },
  });
  // The range ends in the future, but only the time up to now was lived.
  expect(await ask(980, 1100)).toMatchObject({
    ...{ incidents: 1, open: 1, downtime_seconds: 10 * 60, healthy_share: 0.5 },
  });
});

test("the time between two spans of a flapping incident is no downtime", async () => {
  const id = await addIncident({ from: 0, to: 10 });
  const where = { id };
  await database.pool.incident.update({
    where,
    data: { closed_at: null, reopened_at: at(15), flaps: { increment: 1 } },
  });
  await database.pool.incident.update({ where, data: { closed_at: at(20) } });
  expect(await ask(0, 100)).toMatchObject({
    ...{ incidents: 1, flaps: 1, downtime_seconds: 15 * 60 },
    time_to_recover: { median: 20 * 60, of: 1 },
  });
});

test("times have their median and 95th percentile, and none where nothing was measured", async () => {
  expect(await ask(0, 100)).toMatchObject({
    ...{ incidents: 0, downtime_seconds: 0, healthy_share: 1, scenarios: [] },
    time_to_detect: { median: null, p95: null, of: 0 },
    time_to_recover: { median: null, p95: null, of: 0 },
    auto_recovered: { share: null, recovered: 0, of: 0 },
  });
  const lengths = Array.from({ length: 21 }, (_, index) => index + 3);
  for (const length of lengths) {
    const id = await addIncident({ from: length * 30, to: length * 31 });
    if (length === 5) await addRun(id, null, { state: "RECOVERED", at: length * 30 + 2 });
  }
  expect(await ask(0, 900)).toMatchObject({
    ...{ incidents: 21, downtime_seconds: lengths.reduce((sum, one) => sum + one, 0) * 60 },
    time_to_detect: { median: 60, p95: 60, of: 21 },
    time_to_first_action: { median: 120, p95: 120, of: 1 },
    // Of 3 to 23 minutes in steps of one: the 11th, and the 20th.
    time_to_recover: { median: 13 * 60, p95: 22 * 60, of: 21 },
  });
});

test("recovered by itself counts only what nobody pressed or approved, of all that ended", async () => {
  const scenario = await addScenario(`restart-${service}`);
  const alone = await addIncident({ from: 0, to: 10 });
  await addRun(alone, scenario, { state: "ESCALATED", at: 2 });
  await addRun(alone, scenario, { state: "RECOVERED", at: 5 });
  const approved = await addIncident({ from: 20, to: 30 });
  await addRun(approved, scenario, { state: "RECOVERED", at: 22, decided_by: "ann@example.com" });
  const pressed = await addIncident({ from: 40, to: 50 });
  await addRun(pressed, scenario, { state: "RECOVERED", at: 42, cause: "press" });
  await addIncident({ from: 60, to: 70, closed_by: "quiet" });
  await addIncident({ from: 995 });
  expect(await ask(0, 1000)).toMatchObject({
    auto_recovered: { recovered: 1, of: 4, share: 0.25 },
    scenarios: [{ scenario: `restart-${service}`, runs: 4, recovered: 3, median_seconds: 600 }],
  });
});

test("by itself is an end soon after a shadow match, with nothing called; what is undecided does not count", async () => {
  const scenario = await addScenario(`watch-${service}`);
  const other = await addScenario(`restart-${service}`);
  const match = async (incident: Ended, ran?: Ran) => {
    const id = await addIncident(incident);
    await addShadowMatch(scenario, id, incident.from + 1);
    await addShadowMatch(scenario, id, incident.from + 2);
    if (ran) await addRun(id, other, ran);
  };
  await match({ from: 0, to: 10, closed_by: "quiet" });
  await match({ from: 20, to: 25, closed_by: "itself" }, spared(22));
  await match({ from: 40, to: 60, closed_by: "quiet" });
  await match({ from: 80, to: 85 }, { state: "RECOVERED", at: 82 });
  await match({ from: 100 });
  await addIncident({ from: 985, to: 986, environment: "staging" });
  const { scenarios } = await ask(0, 1000);
  expect(scenarios).toMatchObject([
    { scenario: `restart-${service}`, runs: 1, recovered: 1, by_itself: { of: 0, share: null } },
    { scenario: `watch-${service}`, runs: 0, by_itself: { recovered: 2, of: 5, share: 0.4 } },
  ]);
  expect(scenarios[1]?.sentence).toBe("The action has not run yet, by itself 2 of 5.");
  const open = { service_id, closed_at: null };
  await database.pool.incident.updateMany({ where: open, data: { closed_at: at(101) } });
  const fresh = await addIncident({ from: 990 });
  await addShadowMatch(scenario, fresh, 991);
  expect((await ask(0, 1000)).scenarios[1]).toMatchObject({ by_itself: { of: 5 } });
});

const spared = (minute: number): Ran => ({
  ...{ state: "SKIPPED_RECOVERED", at: minute, acted: false },
});

test("all services are answered, the one that was down longest first, and an unknown name answers none", async () => {
  await addIncident({ from: 0, to: 900 });
  const context = database.context("viewer", at(1000));
  const range = { from: at(0).toISOString(), to: at(1000).toISOString() };
  const { data, all } = await getReliability(context, range);
  const downtimes = data.map(({ downtime_seconds }) => downtime_seconds);
  expect(all.downtime_seconds).toBe(downtimes.reduce((sum, one) => sum + one, 0));
  expect(all.incidents).toBe(data.reduce((sum, { incidents }) => sum + incidents, 0));
  expect(all.time_to_recover.of).toBe(all.incidents - all.open);
  expect(data.map((answer) => answer.service)).toHaveLength(places);
  expect(data[0]?.service).toBe(service);
  expect((await getReliability(context, { ...range, service: "nobody" })).data).toEqual([]);
});
