import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
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
