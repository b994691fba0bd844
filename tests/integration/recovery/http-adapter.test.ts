import { createServer, type ServerResponse } from "node:http";
import { createServer as createRawServer, type Socket } from "node:net";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Order } from "#lib/recovery/http-request.ts";
import { httpAdapter } from "#lib/recovery/internal/adapters/http.ts";
import { json } from "#tests/support/docker-engine.ts";
import { listen, text } from "#tests/support/listen.ts";
import { freePort } from "#tests/support/start-database.ts";

const limits = (timeoutMilliseconds = 2000) => ({
  timeoutMilliseconds,
  signal: new AbortController().signal,
});
const order: Order = {
  ...{ action: "clear-cache", params: null, idempotency_key: "run.0.1", service: "shop" },
  ...{ environment: "production", run_id: "run", requested_by: "test" },
};
type Received = { headers: Record<string, string>; body: string };

const remote = {
  ...{ url: "", received: [] as Received[], close: async () => {} },
  answer: (response: ServerResponse): unknown => response.writeHead(204).end(),
};
const accept = remote.answer;
const perform = (change: object = {}, attempt = order, time?: number) =>
  httpAdapter({ base_url: remote.url, allow_private: true, ...change }).perform(
    attempt,
    null,
    limits(time),
  );

beforeAll(async () => {
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
    remote.received.push({ headers: Object.fromEntries(headers), body });
    remote.answer(response);
  });
  const { port, close } = await listen(server, 0);
  Object.assign(remote, { url: `http://127.0.0.1:${port}`, close });
});
afterAll(() => remote.close());
beforeEach(() => {
  remote.received = [];
  remote.answer = accept;
});

describe("a signed call", () => {
  const secret = "whsec_bXktc2VjcmV0LW9mLXRoZS10ZXN0cw==";

  test("has one id however often its attempt is performed, and another one in the next", async () => {
    await perform({ secret });
    await perform({ secret });
    await perform({ secret }, { ...order, idempotency_key: "run.0.2" });
    const ids = remote.received.map(({ headers }) => headers["webhook-id"]);
    expect(ids).toEqual(["run.0.1", "run.0.1", "run.0.2"]);
    for (const { headers, body } of remote.received) {
      expect(new Webhook(secret).verify(body, headers)).toMatchObject({ action: "clear-cache" });
      expect(headers["idempotency-key"]).toBe(headers["webhook-id"]);
    }
  });

  test("is refused by its receiver with another secret, another body, or later", async () => {
    await perform({ secret });
    const { headers = {}, body = "" } = remote.received[0] ?? {};
    const webhook = new Webhook(secret);
    const other = new Webhook("whsec_b3RoZXItc2VjcmV0LW9mLXRoZS10ZXN0cw==");
    expect(() => other.verify(body, headers)).toThrow();
    expect(() => webhook.verify(body.replace("shop", "shoq"), headers)).toThrow();
    const late = { ...headers, "webhook-timestamp": "1700000000" };
    expect(() => webhook.verify(body, late)).toThrow();
    expect(() => webhook.verify(body, { ...headers, "webhook-id": "run.0.9" })).toThrow();
  });

  test("without a secret has no signature", async () => {
    await perform();
    expect(remote.received[0]?.headers).not.toHaveProperty("webhook-signature");
  });
});

test.each<[string, (response: ServerResponse) => unknown, object]>([
  [
    "[exception 2] a broken connection",
    (response) => response.socket?.destroy(),
    { result: "unknown" },
  ],
  ["[exception 3] no answer", () => {}, { result: "unknown" }],
  ["[exception 5] a 500", (response) => json(response, 500, {}), { result: "unknown" }],
  ["[exception 6] a 401", (response) => json(response, 401, {}), { fault: "config" }],
  ["[exception 7] a 404", (response) => json(response, 404, {}), { fault: "config" }],
  ["[exception 8] a 409", (response) => json(response, 409, {}), { fault: "busy" }],
  [
    "[exception 9] a 429",
    (response) => json(response, 429, {}, { "retry-after": "7" }),
    { fault: "busy", retry_after_seconds: 7 },
  ],
  [
    "[exception 9] a 503 with a date",
    (response) =>
      json(response, 503, {}, { "retry-after": new Date(Date.now() + 3_600_000).toUTCString() }),
    { fault: "busy", retry_after_seconds: 60 },
  ],
  [
    "[exception 10] a success with a body without end",
    (response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write("x".repeat(60_000)), 2);
      response.on("close", () => clearInterval(timer));
    },
    { result: "ok" },
  ],
  [
    "[exception 52] a redirect",
    (response) => json(response, 307, {}, { location: `${remote.url}/elsewhere` }),
    { fault: "config" },
  ],
])("%s is one call", async (_what, answer, outcome) => {
  remote.answer = answer;
  expect(await perform({}, order, 800)).toMatchObject(outcome);
  expect(remote.received).toHaveLength(1);
});

test("[exception 1] a port on which nobody listens is a failure without effect", async () => {
  const base_url = `http://127.0.0.1:${await freePort()}`;
  expect(await perform({ base_url })).toMatchObject({ result: "failed", fault: "unreachable" });
});

test("[exception 1] a host whose name nobody knows is a failure without effect", async () => {
  const outcome = await perform({ base_url: "http://nobody.invalid" });
  expect(outcome).toMatchObject({ result: "failed", fault: "unreachable" });
});

test("[exception 1] a secure connection that never comes about is a call that was never sent", async () => {
  const heard: string[] = [];
  const sockets: Socket[] = [];
  const silent = createRawServer((socket) => {
    sockets.push(socket);
    socket.on("error", () => {});
    socket.on("data", (bytes) => heard.push(bytes.toString("latin1")));
  });
  const port = await freePort();
  await new Promise<void>((resolve) => silent.listen(port, "127.0.0.1", resolve));
  const outcome = await perform({ base_url: `https://127.0.0.1:${port}` }, order, 4000);
  expect(outcome).toMatchObject({ result: "failed", fault: "unreachable" });
  expect(heard.join("")).not.toContain("paramedic/clear-cache");
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => silent.close(resolve));
});

test.each([
  ["loopback", {}],
  ["a metadata service", { base_url: "http://169.254.169.254", allow_private: true }],
])("[exception 52] %s that was not allowed is not called", async (_what, change) => {
  const outcome = await perform({ allow_private: false, ...change });
  expect(outcome).toMatchObject({ result: "failed", fault: "config" });
  expect(remote.received).toEqual([]);
});
