import { beforeAll, describe, expect, test } from "vitest";
import { POST as checkTarget } from "#app/api/v1/targets/[name]/check/route.ts";
import * as oneTarget from "#app/api/v1/targets/[name]/route.ts";
import { POST as pressTarget } from "#app/api/v1/targets/[name]/run/route.ts";
import * as targets from "#app/api/v1/targets/route.ts";
import type { RouteHandler } from "#lib/platform/http/define-route.ts";
import type { Action } from "#lib/recovery/schemas.ts";
import { tokenHeaders } from "#tests/support/callers.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const headers: Record<string, Record<string, string>> = {};

beforeAll(async () => {
  const context = database.context();
  for (const scope of ["operate", "admin"] as const) {
    headers[scope] = await tokenHeaders(context, { scope });
  }
  await context.database.service.create({ data: { name: "shop" } });
});

type Call = { name?: string; body?: unknown; scope?: string };

async function call(handler: RouteHandler, method: string, { name, body, scope = "admin" }: Call) {
  const request = new Request("http://localhost:3000/api/v1/x", {
    method,
    headers: headers[scope] ?? {},
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = await handler(request, { params: Promise.resolve(name ? { name } : {}) });
  return { status: answer.status, json: await answer.json().catch(() => null) };
}

const configs = {
  redis: { url: "redis://192.0.2.7:6379/1", prefix: "cache:", allow_private: true },
  nginx: { config_file: "/etc/nginx/nginx.conf", pid_file: "/run/nginx.pid" },
  haproxy: { config_file: "/etc/haproxy/haproxy.cfg", socket: "/run/haproxy-master.sock" },
  systemd: { unit: "shop@1.service" },
};
type Type = keyof typeof configs;
const create = (type: Type, change: object = {}, scope?: string) => {
  const body = {
    name: `shop-${type}`,
    service: "shop",
    type,
    config: { ...configs[type], ...change },
  };
  return call(targets.POST, "POST", { body, ...(scope ? { scope } : {}) });
};

describe.each<[Type, Action]>([
  ["redis", "clear-cache"],
  ["nginx", "reload-config"],
  ["haproxy", "reload-config"],
  ["systemd", "restart"],
])("a target of type %s", (type, action) => {
  test("is set by an administrator, and only by one", async () => {
    expect((await create(type, {}, "operate")).status).toBe(403);
    const { status, json } = await create(type);
    expect(status).toBe(201);
    expect(json).toMatchObject({
      type,
      actions: [action],
      config: configs[type],
      has_secret: false,
    });
  });

  test("is not changed by an operator", async () => {
    const name = `shop-${type}`;
    const body = { config: configs[type] };
    const change = (scope: string) => call(oneTarget.PATCH, "PATCH", { name, body, scope });
    expect((await change("operate")).status).toBe(403);
    expect((await change("admin")).status).toBe(200);
  });

  test("is pressed by an operator, for what it can do and nothing else", async () => {
    const press = (wanted: string) => {
      const body = { action: wanted, reason: "it hangs" };
      return call(pressTarget, "POST", { name: `shop-${type}`, body, scope: "operate" });
    };
    const wrong = await press("adjust-config");
    expect(wrong.status).toBe(422);
    expect(wrong.json.detail).toContain(`can do ${action}`);
    expect((await press(action)).status).toBe(201);
  });

  test("says when it cannot be reached", async () => {
    const checked = await call(checkTarget, "POST", { name: `shop-${type}`, scope: "operate" });
    expect(checked.status).toBe(200);
    expect(checked.json).toMatchObject({ ok: false, detail: expect.stringMatching(/./) });
  });
});

test.each<[string, Type, object, RegExp]>([
  ["without a prefix", "redis", { prefix: "" }, /prefix/],
  ["with a pattern for a prefix", "redis", { prefix: "*" }, /\\/],
  ["at a metadata address", "redis", { url: "redis://169.254.169.254" }, /metadata/],
  [
    "at a private address",
    "redis",
    { url: "redis://0x7f.1", allow_private: false },
    /allow_private/,
  ],
  ["at this host", "redis", { url: "redis://localhost", allow_private: false }, /allow_private/],
  ["with a shell for nginx", "nginx", { binary: "/bin/sh" }, /path of nginx/],
  ["with a file that is found by chance", "nginx", { config_file: "nginx.conf" }, /absolute/],
  ["with a shell for haproxy", "haproxy", { binary: "/bin/sh" }, /path of haproxy/],
  ["with an option for a unit", "systemd", { unit: "--user" }, /whole name/],
  ["with a command in a unit", "systemd", { unit: "web.service; reboot.service" }, /whole name/],
  ["with a socket unit", "systemd", { unit: "web.socket" }, /whole name/],
  ["with a bus of another host", "systemd", { bus: "tcp:host=10.0.0.1,port=1" }, /unix:path/],
])("[exception 52] a target %s is refused with 422", async (_what, type, change, sentence) => {
  const { status, json } = await create(type, change);
  expect(status).toBe(422);
  expect(json.detail).toMatch(sentence);
});

test("[exception 46] Paramedic's own database is no Redis to clear", async () => {
  const { port } = new URL(database.url);
  const { status, json } = await create("redis", { url: `redis://localhost:${port}` });
  expect(status).toBe(422);
  expect(json.detail).toMatch(/Paramedic itself/);
});

test("a password stays while the address does, and no longer", async () => {
  const name = "shop-guarded";
  const config = { ...configs.redis, url: "redis://me:hidden-word@192.0.2.7:6379/1" };
  const body = { name, service: "shop", type: "redis", config };
  const created = await call(targets.POST, "POST", { body });
  expect(created.json).toMatchObject({
    has_secret: true,
    config: { url: "redis://192.0.2.7:6379/1", username: "me" },
  });
  expect(JSON.stringify(created.json)).not.toContain("hidden-word");
  const patch = (change: object) =>
    call(oneTarget.PATCH, "PATCH", { name, body: { config: { ...configs.redis, ...change } } });
  expect((await patch({ prefix: "other:" })).json).toMatchObject({ has_secret: true });
  expect((await patch({ url: "redis://192.0.2.8" })).json).toMatchObject({ has_secret: false });
  const wrong = await patch({ prefix: "*" });
  expect(wrong.status).toBe(422);
  expect(wrong.json.errors).toMatchObject([{ path: "config.prefix" }]);
});
