import { rootCertificates } from "node:tls";
import { beforeAll, expect, test } from "vitest";
import { POST as createScenario } from "#app/api/v1/scenarios/route.ts";
import * as oneTarget from "#app/api/v1/targets/[name]/route.ts";
import { POST as pressTarget } from "#app/api/v1/targets/[name]/run/route.ts";
import * as targets from "#app/api/v1/targets/route.ts";
import type { RouteHandler } from "#lib/platform/http/define-route.ts";
import { tokenHeaders } from "#tests/support/callers.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const headers: Record<string, Record<string, string>> = {};
const ca = rootCertificates[0] ?? "";
const other = rootCertificates[1] ?? "";

beforeAll(async () => {
  const context = database.context();
  await context.database.service.create({ data: { name: "shop" } });
  for (const scope of ["operate", "admin"] as const) {
    headers[scope] = await tokenHeaders(context, { scope });
  }
});

async function call(handler: RouteHandler, method: string, body: unknown, parts: object = {}) {
  const { name = "", scope = "admin" } = { name: "", scope: "admin", ...parts };
  const request = new Request("http://localhost:3000/api/v1/x", {
    method,
    headers: headers[scope] ?? {},
    body: JSON.stringify(body),
  });
  const answer = await handler(request, { params: Promise.resolve({ name }) });
  const text = await answer.text();
  return { status: answer.status, text, json: JSON.parse(text) };
}

const kubernetes = {
  ...{ api: "https://cluster.example.com:6443", namespace: "shop", deployment: "web", ca },
  token: "a-token-that-nobody-may-read",
};
const create = (type: string, config: object, parts: object = {}) =>
  call(targets.POST, "POST", { name: `${type}-web`, service: "shop", type, config }, parts);

test("a container is a target that can be restarted", async () => {
  const config = { socket: "/var/run/docker.sock", container: "web" };
  const created = await create("docker", config);
  expect(created.status).toBe(201);
  expect(created.json).toMatchObject({ config, has_secret: false, actions: ["restart"] });
  const press = { action: "clear-cache", reason: "x" };
  const refused = await call(pressTarget, "POST", press, { name: "docker-web" });
  expect(refused).toMatchObject({ status: 422 });
});

test("a deployment is a target whose token is never answered", async () => {
  const created = await create("kubernetes", kubernetes);
  const { token, ...config } = kubernetes;
  expect(created.status).toBe(201);
  expect(created.json).toMatchObject({ config, has_secret: true, actions: ["restart"] });
  expect(created.text).not.toContain(token);
  const row = await database.pool.target.findFirstOrThrow({ where: { name: "kubernetes-web" } });
  expect(JSON.stringify(row)).not.toContain(token);
});

test("a token stays while API server and authority do, and goes when either changes", async () => {
  const { token, ...config } = kubernetes;
  const name = "kubernetes-web";
  const change = (part: object) =>
    call(oneTarget.PATCH, "PATCH", { config: { ...config, ...part } }, { name });
  expect((await change({ deployment: "api" })).json).toMatchObject({ has_secret: true });
  expect((await change({ ca: other })).json).toMatchObject({ has_secret: false });
  expect((await change({ token })).json).toMatchObject({ has_secret: true });
  const elsewhere = await change({ api: "https://elsewhere.example.com" });
  expect(elsewhere.json).toMatchObject({ has_secret: false });
});

test.each<[string, string, object, RegExp]>([
  ["docker", "neither socket nor url", { container: "web" }, /either/],
  ["docker", "a path for a name", { socket: "/run/d.sock", container: "../x" }, /name or id/],
  ["docker", "a private address", { url: "http://10.0.0.1", container: "web" }, /allow_private/],
  [
    "docker",
    "a metadata address",
    { url: "http://169.254.169.254", container: "web", allow_private: true },
    /metadata/,
  ],
  ["kubernetes", "plain http", { ...kubernetes, api: "http://cluster.example.com" }, /https/],
  ["kubernetes", "a path for a name", { ...kubernetes, namespace: "a/b" }, /namespace/],
  ["kubernetes", "a token of two lines", { ...kubernetes, token: "abcdefgh\r\nx: y" }, /token/],
  ["kubernetes", "no certificate", { ...kubernetes, ca: "-----BEGIN CERTIFICATE-----" }, /PEM/],
  ["kubernetes", "a key more", { ...kubernetes, insecure: true }, /insecure/],
])("a target of type %s with %s is refused", async (type, _what, config, sentence) => {
  const answer = await create(type, config);
  expect(answer.status).toBe(422);
  expect(answer.json.detail).toMatch(sentence);
  const name = `${type}-web`;
  const changed = await call(oneTarget.PATCH, "PATCH", { config }, { name });
  expect(changed.status).toBe(422);
  expect(changed.json.detail).toMatch(sentence);
});

test("only an administrator opens a Docker socket and private addresses", async () => {
  const scope = "operate";
  for (const config of [
    { socket: "/var/run/docker.sock", container: "web" },
    { url: "http://10.0.0.1:2375", container: "web", allow_private: true },
  ]) {
    expect((await create("docker", config, { scope })).status).toBe(403);
  }
  const inside = { ...kubernetes, api: "https://10.0.0.1:6443", allow_private: true };
  expect((await create("kubernetes", inside, { scope })).status).toBe(403);
});

const steps = (target: string, params: object, action = "adjust-config") => ({
  ...{ name: "widen-pool", service: "shop", trigger: { count: 3, window_seconds: 60 } },
  steps: [{ action, target, params }],
});

test("a plan that adjusts a setting is kept as it was given", async () => {
  await create("http", { base_url: "https://admin.example.com" });
  const params = { key: "pool_size", value: { size: 40 }, revert: false };
  const created = await call(createScenario, "POST", steps("http-web", params));
  expect(created.status).toBe(201);
  expect(created.json.steps).toMatchObject([{ action: "adjust-config", params }]);
});

test.each<[string, object, RegExp]>([
  ["without a value", { key: "pool_size" }, /key and value together/],
  ["without a key", { value: 40 }, /key and value together/],
  ["put back but not changed", { revert: true }, /Only a change of a key/],
  ["with a method", { key: "pool_size", value: 40, method: "POST" }, /leave method and body out/],
  ["whose key is a path", { key: "../secrets", value: 40 }, /in a key/],
  ["that is too large", { key: "a", value: "x".repeat(4001) }, /4000 characters/],
  ["that is a list", { key: "a", value: [1] }, /an object/],
  ["whose name says secret", { key: "db_password", value: "x" }, /could not be put back/],
  ["with a word more", { key: "a", value: 1, force: true }, /force/],
])("a setting %s is refused", async (_what, params, sentence) => {
  const answer = await call(createScenario, "POST", steps("http-web", params));
  expect(answer.status).toBe(422);
  expect(answer.json.detail).toMatch(sentence);
  const press = { action: "adjust-config", params, reason: "x" };
  const pressed = await call(pressTarget, "POST", press, { name: "http-web" });
  expect(pressed.status).toBe(422);
  expect(pressed.json.detail).toMatch(sentence);
});

test("a setting belongs to adjust-config on an endpoint", async () => {
  const params = { key: "pool_size", value: 40 };
  for (const plan of [
    steps("http-web", params, "restart"),
    steps("docker-web", params, "restart"),
  ]) {
    const answer = await call(createScenario, "POST", plan);
    expect(answer.json.detail).toMatch(/A key belongs to adjust-config/);
  }
});
