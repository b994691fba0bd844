import { beforeAll, expect, test } from "vitest";
import { acceptIngest } from "#lib/ingest/accept-ingest.ts";
import { acceptOtlpLogs } from "#lib/ingest/accept-otlp.ts";
import { acceptSentry } from "#lib/ingest/accept-sentry.ts";
import { listRefusals } from "#lib/ingest/list-refusals.ts";
import { listKeptRefusals } from "#lib/ingest/refusal-notes.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";

const database = useDatabase();
const record = { message: "no", service_name: "shop" };
const limit = 100;

beforeAll(async () => {
  const shop = await database.pool.service.create({ data: { name: "shop" } });
  await addIngestKey(database, "key-of-the-shop-abcd", shop.id);
});

const list = (query: { service?: string; after?: string } = {}) =>
  listRefusals(database.context("viewer"), { limit, ...query });
async function latest() {
  return (await list()).data[0];
}
const send = (body: unknown, options: Parameters<typeof sendIngest>[2] = {}) =>
  sendIngest(database, body, { key: "key-of-the-shop-abcd", ...options });

test("each kind of refusal is remembered with its reason, its key and its fields", async () => {
  await send({ message: 7, level: "loud" });
  expect(await latest()).toMatchObject({
    ...{ door: "native", status: 422, code: "wrong-input", service: "shop", key: "test" },
    ...{ hint: "abcd", refused: null },
    errors: expect.arrayContaining([expect.objectContaining({ path: "level" })]),
  });
  await send({ ...record, service_name: "billing" });
  expect(await latest()).toMatchObject({ status: 403, code: "forbidden" });
  await send({ ...record, attributes: { long: "x".repeat(1_100_000) } });
  expect(await latest()).toMatchObject({ status: 413, code: "too-large" });
  await send(record, { headers: { "content-encoding": "lzma" } });
  expect(await latest()).toMatchObject({ status: 415, code: "unknown-encoding" });
  await send("{");
  expect(await latest()).toMatchObject({ status: 400, code: "unreadable-body" });
  await send([record, { message: 1 }]);
  expect(await latest()).toMatchObject({ status: 422, code: "wrong-input", refused: 1 });
});

test("the same refusal again is counted, not listed again", async () => {
  const { data: before } = await list({ service: "shop" });
  for (let times = 0; times < 5; times += 1) await send("{{");
  const { data: after } = await list({ service: "shop" });
  expect(after.length).toBe(before.length);
  expect(after[0]).toMatchObject({ code: "unreadable-body", count: 6 });
});

test("a wrong key is known again by its last four characters, and by nothing else of it", async () => {
  const key = "pmk_a-secret-that-is-not-known-wxyz";
  await send(record, { key, headers: { "user-agent": "curl/8.5.0 (secret words)" } });
  const refusal = await latest();
  expect(refusal).toMatchObject({
    ...{ status: 401, code: "unauthorized", hint: "wxyz", key: null, client: "curl/8.5.0" },
  });
  expect(JSON.stringify(listKeptRefusals())).not.toMatch(/not-known-w|secret words/);
  await send(record, { key: "hunter2" });
  expect(await latest()).toMatchObject({ code: "unauthorized", hint: null });
});

test("nothing of a body and no secret in a name is kept", async () => {
  await send({ ...record, service_name: "password=hunter2-hunter2" });
  expect(await latest()).toMatchObject({ code: "forbidden" });
  expect(JSON.stringify(listKeptRefusals())).not.toContain("hunter2");
});

test("a web page of another origin is told of, and only the shape of its address", async () => {
  const ask = (origin: string) =>
    acceptIngest(
      {
        ...{ method: "OPTIONS", body: null, url: new URL("http://x/api/ingest") },
        headers: new Headers({ origin }),
      },
      database.pool,
    );
  await ask("https://app.example");
  expect(await latest()).toMatchObject({ code: "cross-origin", origin: "https://app.example" });
  await ask("call <b>1-800</b>");
  expect(JSON.stringify(listKeptRefusals())).not.toContain("1-800");
});

test("the other doors tell as well", async () => {
  const around = { method: "POST", body: new Blob(["x"]).stream() };
  const headers = new Headers({ authorization: "Bearer key-of-the-shop-abcd" });
  await acceptSentry(
    { ...around, headers, url: new URL("http://x/api/999999/envelope/") },
    database.pool,
  );
  expect(await latest()).toMatchObject({ door: "sentry", status: 403 });
  const json = new Headers({ ...Object.fromEntries(headers), "content-type": "application/json" });
  await acceptOtlpLogs(
    { ...around, body: new Blob(["{"]).stream(), headers: json, url: new URL("http://x/v1/logs") },
    database.pool,
  );
  expect(await latest()).toMatchObject({ door: "otlp", status: 400, service: "shop" });
});

test("of a stranger no word is kept, though the answer may quote it", async () => {
  const answer = await acceptSentry(
    {
      ...{ method: "POST", body: new Blob(["x"]).stream() },
      headers: new Headers({ "content-encoding": "call-1-800" }),
      url: new URL("http://x/api/1/envelope/"),
    },
    database.pool,
  );
  expect(answer.body).toContain("call-1-800");
  expect(await latest()).toMatchObject({
    ...{ code: "unknown-encoding", key: null, detail: "The encoding is not supported" },
  });
  expect(JSON.stringify(listKeptRefusals())).not.toContain("1-800");
});

test("strangers push out only each other", async () => {
  await send({ message: 7, level: "loud" });
  for (let tries = 0; tries < 130; tries += 1) {
    await send(record, { key: `a-made-up-key-number-${1000 + tries}` });
  }
  const notes = listKeptRefusals();
  expect(notes.filter(({ key_id }) => key_id === null).length).toBe(50);
  expect((await list({ service: "shop" })).data.length).toBeGreaterThan(5);
});

test("only refusals after a moment are listed where one is named", async () => {
  const after = new Date(Date.now() - 1).toISOString();
  await send({ message: 9, level: "late" });
  const { data } = await list({ after });
  expect(data.length).toBe(1);
});

test("who is not signed in sees none", async () => {
  const nobody = { kind: "anonymous", id: null, name: "nobody", role: null } as const;
  const context = { ...database.context(), actor: nobody };
  await expect(listRefusals(context, { limit })).rejects.toMatchObject({ code: "unauthorized" });
});
