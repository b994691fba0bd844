import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { POST as sendAgain } from "#app/api/v1/channels/[id]/deliveries/[delivery]/retry/route.ts";
import { GET as listLast } from "#app/api/v1/channels/[id]/deliveries/route.ts";
import { DELETE as deleteOne } from "#app/api/v1/channels/[id]/route.ts";
import { POST as sendTest } from "#app/api/v1/channels/[id]/test/route.ts";
import { DELETE, GET, POST } from "#app/api/v1/channels/route.ts";
import { hashSecret } from "#lib/platform/secrets.ts";
import { useDatabase } from "#tests/support/database.ts";
import { startWebhookReceiver } from "#tests/support/webhook-receiver.ts";

const database = useDatabase();
const hook = await startWebhookReceiver();
const secret = `whsec_${randomBytes(24).toString("base64")}`;
const address = "http://localhost:3000/api/v1/channels";

beforeAll(async () => {
  for (const scope of ["operate", "admin"]) {
    const token_hash = hashSecret(`token-${scope}`);
    await database.pool.apiToken.create({ data: { name: scope, scope, token_hash, hint: "-" } });
  }
});
afterAll(() => hook.close());

function call(method: string, body?: unknown, query = "", scope = "admin"): Request {
  return new Request(address + query, {
    method,
    headers: { authorization: `Bearer token-${scope}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}
const at = (id = "") => ({ params: Promise.resolve(id ? { id } : {}) });

test("a channel is created, listed, tested and deleted over the API", async () => {
  const config = { url: hook.url, secret, allow_private: true };
  const created = await POST(call("POST", { name: "ops", type: "webhook", config }), at());
  expect(created.status).toBe(201);
  const channel = await created.json();
  expect(channel.config).toEqual({ url: hook.url, allow_private: true });

  const listed = await (await GET(call("GET"), at())).json();
  expect(listed).toEqual({ data: [channel], next_cursor: null });
  expect(JSON.stringify(listed)).not.toContain("whsec_");

  const tested = await sendTest(call("POST"), at(channel.id));
  expect(await tested.json()).toEqual({ result: "ok", detail: "The receiver answered 204." });

  expect((await deleteOne(call("DELETE"), at(channel.id))).status).toBe(204);
  expect((await deleteOne(call("DELETE"), at(channel.id))).status).toBe(404);
});

test("the collection's DELETE takes the id or the name as a query", async () => {
  const config = { to: ["ops@example.com"] };
  await POST(call("POST", { name: "mail", type: "email", config }), at());
  expect((await DELETE(call("DELETE"), at())).status).toBe(400);
  expect((await DELETE(call("DELETE", undefined, "?id=mail"), at())).status).toBe(204);
});

test("secrets of chats and pagers are taken, and answered as a hint", async () => {
  const url = `${hook.url}/T0/B0/canary1a2b`;
  const chat = { name: "chat", type: "slack", config: { url, allow_private: true } };
  const created = await POST(call("POST", chat), at());
  expect(created.status).toBe(201);
  const routing_key = "0123456789abcdef0123456789abcdef";
  const pager = { name: "pager", type: "pagerduty", config: { routing_key } };
  expect((await POST(call("POST", pager), at())).status).toBe(201);
  const { data } = await (await GET(call("GET"), at())).json();
  expect(data.map((channel: { config: object }) => channel.config)).toEqual([
    { hint: `${new URL(hook.url).host} …1a2b`, allow_private: true },
    { hint: "…cdef" },
  ]);
  for (const { id } of data) await deleteOne(call("DELETE"), at(id));
});

test("the last messages are listed, and one is sent again over the API", async () => {
  const config = { url: hook.url, secret, allow_private: true };
  const created = await POST(call("POST", { name: "ops", type: "webhook", config }), at());
  const { id } = await created.json();
  const message = { title: "Title" };
  const row = { channel_id: id, dedup_key: "1", kind: "run.escalated", message, state: "failed" };
  const { id: delivery } = await database.pool.delivery.create({ data: row });
  const listed = await listLast(call("GET", undefined, "?limit=5"), at(id));
  expect(await listed.json()).toMatchObject({
    data: [{ id: delivery, title: "Title", state: "failed", next_try_at: null }],
  });
  const place = { params: Promise.resolve({ id, delivery }) };
  expect((await sendAgain(call("POST"), place)).status).toBe(204);
  expect(await database.pool.delivery.findMany()).toMatchObject([{ state: "pending" }]);
  expect((await sendAgain(call("POST", undefined, "", "operate"), place)).status).toBe(403);
  expect((await listLast(call("GET"), at("nobody"))).status).toBe(404);
  await deleteOne(call("DELETE"), at(id));
});

test("a type that there is not answers 422 with those that there are", async () => {
  const answer = await POST(call("POST", { name: "x", type: "fax", config: { url: "" } }), at());
  expect(answer.status).toBe(422);
  expect(answer.headers.get("content-type")).toContain("application/problem+json");
  expect((await answer.json()).detail).toContain("teams, pagerduty, webhook");
});

test("channels are for administrators", async () => {
  expect((await GET(call("GET", undefined, "", "operate"), at())).status).toBe(403);
  expect((await GET(new Request(address), at())).status).toBe(401);
});
