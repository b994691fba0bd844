import { beforeAll, expect, test } from "vitest";
import { POST as simulate } from "#app/api/v1/scenarios/simulate/route.ts";
import { Replay } from "#lib/recovery/replay-schemas.ts";
import { tokenHeaders } from "#tests/support/callers.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
let headers: Record<string, string>;

beforeAll(async () => {
  const context = database.context();
  headers = await tokenHeaders(context, { scope: "read" });
  const { id: service_id } = await context.database.service.create({ data: { name: "shop" } });
  await context.database.$executeRaw`
    INSERT INTO rollups (service_id, resolution, bucket, environment, error_code, level, issue_id, count)
    SELECT ${service_id}, r, date_bin(make_interval(secs => r), clock_timestamp() - interval '2 hours', 'epoch'),
      'production', 'TIMEOUT', 'error', gen_random_uuid(), 5
    FROM unnest(ARRAY[10, 300]) AS r`;
});

async function call(body: unknown, given: Record<string, string> = headers) {
  const url = "http://localhost:3000/api/v1/scenarios/simulate";
  const request = new Request(url, { method: "POST", headers: given, body: JSON.stringify(body) });
  const answer = await simulate(request, { params: Promise.resolve({}) });
  return { status: answer.status, json: await answer.json() };
}

const scenario = {
  ...{ name: "restart-shop", service: "shop", environment: "production", mode: "auto" },
  trigger: { error_codes: ["TIMEOUT"], pattern: null, count: 5, window_seconds: 60 },
  steps: [{ action: "restart", target: "shop-web", timeout_seconds: 20, settle_seconds: 5 }],
};

test("a scenario that nobody saved is tried by whoever may read", async () => {
  const { status, json } = await call({ scenario });
  expect(status).toBe(200);
  const replay = Replay.parse(json);
  expect(replay).toMatchObject({
    ...{ scenario: "restart-shop", service: "shop", environment: "production" },
    starts: [{ matched: 5, would_verify: "recovered" }],
    summary: { starts: 1, incidents: 0 },
  });
  expect(Date.parse(replay.to) - Date.parse(replay.from)).toBe(30 * 86_400_000);
  expect(replay.summary.notes).toContainEqual(expect.stringContaining("no target shop-web"));
  expect(await database.pool.scenario.count()).toBe(0);
  expect(await database.pool.decision.count()).toBe(0);
});

test("an answer of the scenarios' own API may be sent as it is", async () => {
  const written = { version: 2, created_at: "x", updated_at: "x", quarantine: null };
  expect((await call({ scenario: { ...scenario, ...written } })).status).toBe(200);
});

test.each<[string, unknown, number, string]>([
  ["a fault of the plan", { scenario: { ...scenario, steps: [] } }, 422, "scenario.steps"],
  [
    "a pattern that is none",
    { scenario: { ...scenario, trigger: { ...scenario.trigger, pattern: "(" } } },
    ...([422, "trigger.pattern"] as const),
  ],
  ["a span beyond what is kept", { scenario, from: "2020-01-01T00:00:00Z" }, 422, "from"],
  ["no scenario", {}, 422, "scenario"],
  ["an unknown member", { scenario, colour: "red" }, 422, ""],
])("%s is said at its place", async (_what, body, status, path) => {
  const answer = await call(body);
  expect(answer.status).toBe(status);
  expect(answer.json.errors.map((error: { path: string }) => error.path)).toContain(path);
});

test("a name that no scenario has, and a caller without a token", async () => {
  expect((await call({ scenario: "nobody" })).status).toBe(404);
  expect((await call({ scenario }, {})).status).toBe(401);
});
