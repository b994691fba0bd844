import { afterAll, beforeAll, expect, test } from "vitest";
import { GET as listDecisions } from "#app/api/v1/decisions/route.ts";
import { GET as listIncidents } from "#app/api/v1/incidents/route.ts";
import * as killSwitch from "#app/api/v1/kill-switch/route.ts";
import { POST as approve } from "#app/api/v1/runs/[id]/approve/route.ts";
import { POST as cancel } from "#app/api/v1/runs/[id]/cancel/route.ts";
import { POST as reject } from "#app/api/v1/runs/[id]/reject/route.ts";
import { GET as getRun } from "#app/api/v1/runs/[id]/route.ts";
import { GET as listRuns } from "#app/api/v1/runs/route.ts";
import * as oneScenario from "#app/api/v1/scenarios/[name]/route.ts";
import { POST as pressScenario } from "#app/api/v1/scenarios/[name]/run/route.ts";
import * as scenarios from "#app/api/v1/scenarios/route.ts";
import { POST as checkTarget } from "#app/api/v1/targets/[name]/check/route.ts";
import * as oneTarget from "#app/api/v1/targets/[name]/route.ts";
import { POST as pressTarget } from "#app/api/v1/targets/[name]/run/route.ts";
import * as targets from "#app/api/v1/targets/route.ts";
import type { RouteHandler } from "#lib/platform/http/define-route.ts";
import { tokenHeaders } from "#tests/support/callers.ts";
import { useDatabase } from "#tests/support/database.ts";
import { type Patient, startPatient } from "#tests/support/patient.ts";
import { arrive, driveUntil, evaluate } from "#tests/support/recovery.ts";

const database = useDatabase();
const secret = "whsec_bXktc2VjcmV0LW9mLXRoZS10ZXN0cw==";
const headers: Record<string, Record<string, string>> = {};
let patient: Patient;
let service_id: number;

beforeAll(async () => {
  patient = await startPatient();
  const context = database.context();
  for (const scope of ["read", "operate", "admin"] as const) {
    headers[scope] = await tokenHeaders(context, { scope });
  }
  service_id = (await context.database.service.create({ data: { name: "user-service" } })).id;
});
afterAll(() => patient.close());

type Call = { params?: Record<string, string>; body?: unknown; query?: string; scope?: string };

async function call(handler: RouteHandler, method: string, parts: Call = {}) {
  const { params = {}, body, query = "", scope = "admin" } = parts;
  const request = new Request(`http://localhost:3000/api/v1/x${query}`, {
    method,
    headers: headers[scope] ?? {},
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = await handler(request, { params: Promise.resolve(params) });
  const text = await answer.text();
  return { status: answer.status, text, json: text ? JSON.parse(text) : null };
}

const targetBody = (change: object = {}) => ({
  ...{ name: "user-service-admin", service: "user-service", type: "http" },
  config: { base_url: patient.url, secret, allow_private: true },
  ...change,
});
const scenarioBody = (change: object = {}) => ({
  ...{ name: "restart-user-service", service: "user-service", environment: "production" },
  mode: "auto",
  trigger: {
    error_codes: ["DB_CONNECTION_FAILED", "TIMEOUT"],
    pattern: null,
    count: 3,
    window_seconds: 60,
  },
  steps: [
    {
      ...{ action: "http", target: "user-service-admin", timeout_seconds: 5, settle_seconds: 0 },
      params: { path: "/cache", method: "DELETE" },
    },
  ],
  verify: {
    ...{ windows: 1, window_seconds: 1, max_count: 0 },
    probe: { url: `${patient.url}/health`, expect_status: 200, allow_private: true },
  },
  ...{ cooldown_seconds: 300, max_attempts: 3, attempts_window_seconds: 1800 },
  escalate_to: ["ops"],
  ...change,
});

test("from target and scenario to a recovered run, its decisions and its incident", async () => {
  const created = await call(targets.POST, "POST", { body: targetBody() });
  expect(created.status).toBe(201);
  expect(created.json).toMatchObject({
    ...{ name: "user-service-admin", type: "http", has_secret: true, live_run: null },
    config: { base_url: patient.url, allow_private: true },
  });
  const listed = await call(targets.GET, "GET", { query: "?service=user-service" });
  expect(listed.json.data).toEqual([created.json]);
  for (const { text } of [created, listed]) expect(text).not.toContain("whsec_");

  const params = { name: "user-service-admin" };
  const checked = await call(checkTarget, "POST", { params });
  expect(checked.json).toEqual({ ok: true, detail: `GET ${patient.url} answers 500.` });

  const scenario = await call(scenarios.POST, "POST", { body: scenarioBody() });
  expect(scenario.status).toBe(201);
  expect(scenario.json).toMatchObject({ ...scenarioBody(), version: 1 });

  const context = database.context();
  const place = { service_id, environment: "production" };
  const ward = { service: "user-service", target: "user-service-admin", ...place };
  await arrive(context, ward, 3);
  await evaluate(context, ward);
  const live = await call(listRuns, "GET", { query: "?service=user-service&state=live" });
  expect(live.json.data).toMatchObject([
    { state: "QUEUED", verdict: null, attempts: [], scenario: "restart-user-service" },
  ]);
  const { id } = live.json.data[0];
  await driveUntil(context, id);
  const ended = await call(getRun, "GET", { params: { id } });
  expect(ended.json).toMatchObject({
    ...{ state: "RECOVERED", verdict: "recovered", definition: { name: "restart-user-service" } },
    attempts: [{ result: "ok", target: "user-service-admin" }],
  });
  expect(patient.asked).toMatchObject([{ path: "/cache", key: `${id}.0.1` }]);

  const query = "?scenario=restart-user-service";
  const decisions = await call(listDecisions, "GET", { query });
  expect(decisions.json.data).toMatchObject([
    { outcome: "STARTED", run_id: id, matched_count: 3, service: "user-service" },
  ]);
  const incidents = await call(listIncidents, "GET", { query: "?service=user-service" });
  expect(incidents.json.data).toMatchObject([
    { closed_by: "verification", downtime_seconds: expect.any(Number), runs: [{ id }] },
  ]);
});

test("a scenario that was changed is a new version; deleted, it is gone but its name is free", async () => {
  const params = { name: "restart-user-service" };
  const changed = await call(oneScenario.PATCH, "PATCH", { params, body: { mode: "suggest" } });
  expect(changed.json).toMatchObject({ ...scenarioBody(), mode: "suggest", version: 2 });
  expect((await call(oneScenario.GET, "GET", { params })).json).toEqual(changed.json);
  const held = await call(oneTarget.DELETE, "DELETE", { params: { name: "user-service-admin" } });
  expect(held.status).toBe(409);
  expect(held.json.detail).toContain("restart-user-service");
  expect((await call(oneScenario.DELETE, "DELETE", { params })).status).toBe(204);
  expect((await call(oneScenario.GET, "GET", { params })).status).toBe(404);
  expect((await call(scenarios.POST, "POST", { body: scenarioBody() })).status).toBe(201);
  expect((await call(scenarios.POST, "POST", { body: scenarioBody() })).status).toBe(409);
});

test("a press answers 201 with the run, a second one 409 with the live run", async () => {
  const params = { name: "restart-user-service" };
  const body = { reason: "users complain" };
  const first = await call(pressScenario, "POST", { params, body, scope: "operate" });
  expect(first.status).toBe(201);
  expect(first.json).toMatchObject({ cause: "press", state: "QUEUED", reason: "users complain" });
  const second = await call(pressScenario, "POST", { params, body });
  expect(second.status).toBe(409);
  expect(second.json).toMatchObject({ run: { id: first.json.id, state: "QUEUED" } });

  const target = { name: "user-service-admin" };
  const press = { action: "restart", reason: "it hangs" };
  const third = await call(pressTarget, "POST", { params: target, body: press });
  expect(third.json).toMatchObject({ status: 409, outcome: "TARGET_LOCKED" });
  const ended = await call(cancel, "POST", { params: { id: first.json.id } });
  expect(ended.json).toMatchObject({ state: "CANCELLED", live: false });
  expect((await call(cancel, "POST", { params: { id: first.json.id } })).status).toBe(409);
  const fourth = await call(pressTarget, "POST", { params: target, body: press });
  expect(fourth.status).toBe(201);
  expect(fourth.json).toMatchObject({ scenario: null, name: "restart user-service-admin" });
  await call(cancel, "POST", { params: { id: fourth.json.id } });
});

test("a run that waits for nobody can be neither approved nor rejected", async () => {
  const runs = await call(listRuns, "GET", { query: "?limit=1" });
  const params = { id: runs.json.data[0].id };
  expect((await call(approve, "POST", { params })).status).toBe(409);
  expect((await call(reject, "POST", { params })).status).toBe(409);
  expect((await call(approve, "POST", { params: { id: "nonsense" } })).status).toBe(404);
});

test("the list of runs goes on where its page ended", async () => {
  const first = await call(listRuns, "GET", { query: "?limit=2" });
  expect(first.json.data).toHaveLength(2);
  const next = `?limit=2&cursor=${encodeURIComponent(first.json.next_cursor)}`;
  const second = await call(listRuns, "GET", { query: next });
  expect(second.json).toMatchObject({ data: [{ state: "RECOVERED" }], next_cursor: null });
  expect((await call(listRuns, "GET", { query: "?cursor=abc" })).status).toBe(400);
});

test("the kill switch says who engaged it and why", async () => {
  const body = { engaged: true, reason: "database move", service: "user-service" };
  expect((await call(killSwitch.PUT, "PUT", { body, scope: "operate" })).status).toBe(200);
  const state = await call(killSwitch.GET, "GET");
  expect(state.json).toMatchObject({
    engaged: false,
    services: [
      { service: "user-service", reason: "database move", changed_by: "token test operate" },
    ],
  });
  const params = { name: "restart-user-service" };
  const held = await call(pressScenario, "POST", { params, body: { reason: "now" } });
  expect(held.json).toMatchObject({ status: 409, outcome: "KILL_SWITCH" });
  await call(killSwitch.PUT, "PUT", { body: { ...body, engaged: false } });
});

test.each<[string, object, RegExp]>([
  ["an unknown target", { steps: [{ action: "restart", target: "nobody" }] }, /no target named/],
  ["no steps", { steps: [] }, /at least one step/],
  ["a pattern", { trigger: { count: 1, window_seconds: 9, pattern: "x" } }, /not supported yet/],
  [
    "a path out of the target",
    {
      steps: [{ action: "http", target: "user-service-admin", params: { path: "//evil.example" } }],
    },
    /Start with one/,
  ],
  ["another environment", { environment: "staging" }, /belongs to production/],
  [
    "a probe of Paramedic's own database",
    { verify: { probe: { url: "DATABASE", allow_private: true } } },
    /Paramedic itself/,
  ],
])("a scenario with %s is refused with 422", async (_what, change, sentence) => {
  const text = JSON.stringify(scenarioBody({ name: "wrong", ...change }));
  const port = new URL(database.url).port;
  const body = JSON.parse(text.replace("DATABASE", `http://localhost:${port}`));
  const answer = await call(scenarios.POST, "POST", { body });
  expect(answer.status).toBe(422);
  expect(answer.json.detail).toMatch(sentence);
});

test.each<[string, object, number, RegExp]>([
  ["of an unsupported type", { type: "nomad", config: {} }, 422, /supported are http/],
  ["with both socket and url", { type: "supervisord", config: { program: "x" } }, 422, /either/],
  ["at a metadata address", { config: { base_url: "http://169.254.169.254" } }, 422, /metadata/],
  ["at a private address", { config: { base_url: "http://10.0.0.1" } }, 422, /allow_private/],
  ["with a secret that is none", { config: { secret: "whsec_%%%%%%" } }, 422, /base64/],
  ["of an unknown service", { service: "nobody" }, 404, /no service/],
])("a target %s is refused", async (_what, change, status, sentence) => {
  const config = { ...targetBody().config, ...Object(change).config };
  const body = { ...targetBody({ name: "wrong" }), ...change, config };
  const unsupported = Object(change).type;
  if (unsupported) body.config = Object(change).config;
  if (Object(change).config?.base_url) body.config.allow_private = /169/.test(config.base_url);
  const answer = await call(targets.POST, "POST", { body });
  expect(answer.status).toBe(status);
  expect(answer.json.detail).toMatch(sentence);
});

test("only an administrator opens private addresses and unix sockets", async () => {
  const scope = "operate";
  const http = await call(targets.POST, "POST", { body: targetBody({ name: "a" }), scope });
  expect(http.status).toBe(403);
  const config = { socket: "/run/supervisor.sock", program: "web" };
  const body = targetBody({ name: "a", type: "supervisord", config });
  expect((await call(targets.POST, "POST", { body, scope })).status).toBe(403);
  const scenario = scenarioBody({ name: "b" });
  expect((await call(scenarios.POST, "POST", { body: scenario, scope })).status).toBe(403);
  const params = { name: "restart-user-service" };
  const change = await call(oneScenario.PATCH, "PATCH", { params, body: { mode: "off" }, scope });
  expect(change.status).toBe(200);
});

test("a reader changes nothing", async () => {
  const scope = "read";
  const params = { name: "user-service-admin", id: "x" };
  expect((await call(targets.GET, "GET", { scope })).status).toBe(200);
  for (const answer of [
    await call(targets.POST, "POST", { scope, body: targetBody() }),
    await call(pressTarget, "POST", { scope, params, body: { action: "restart", reason: "x" } }),
    await call(killSwitch.PUT, "PUT", { scope, body: { engaged: true, reason: "x" } }),
    await call(checkTarget, "POST", { scope, params }),
  ]) {
    expect(answer.status).toBe(403);
  }
});

test("a secret stays while the address does, and goes when the address changes", async () => {
  const params = { name: "user-service-admin" };
  const config = { base_url: patient.url, allow_private: true };
  const kept = await call(oneTarget.PATCH, "PATCH", { params, body: { config } });
  expect(kept.json).toMatchObject({ has_secret: true });
  const elsewhere = { ...config, base_url: `${patient.url}/elsewhere` };
  const moved = await call(oneTarget.PATCH, "PATCH", { params, body: { config: elsewhere } });
  expect(moved.json).toMatchObject({ has_secret: false, config: elsewhere });
  const row = await database.pool.target.findFirstOrThrow({ where: { name: params.name } });
  expect(row.sealed).toBeNull();
});
