import { randomBytes } from "node:crypto";
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey } from "#tests/support/send-ingest.ts";
import { sendSentry, writeEnvelope } from "#tests/support/sentry-sender.ts";

const database = useDatabase();
let shop = 0;
let other = 0;
let envelopePath = "";

beforeAll(async () => {
  shop = (await database.pool.service.create({ data: { name: "shop" } })).id;
  other = (await database.pool.service.create({ data: { name: "other" } })).id;
  await addIngestKey(database, "shop-key", shop);
  await addIngestKey(database, "organisation-key");
  envelopePath = `/api/${shop}/envelope/`;
});

const newId = () => randomBytes(16).toString("hex");
const dashed = (id = "") => id.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
const findRecord = (id = "") => database.pool.record.findFirst({ where: { id: dashed(id) } });
const event = (fields: object = {}) => ({
  event_id: newId(),
  message: "no cart",
  platform: "node",
  ...fields,
});
const envelopeOf = (payload: object, header: object = {}) =>
  writeEnvelope(header, [{ header: { type: "event" }, payload }]);

test.each(["envelope/", "envelope", "store/", "store"])("an event is taken at %s", async (end) => {
  const sent = event();
  const body = end.startsWith("store") ? JSON.stringify(sent) : envelopeOf(sent);
  const answer = await sendSentry(database, `/api/${shop}/${end}`, body);
  expect(answer).toMatchObject({ status: 200, body: { id: sent.event_id } });
  expect(await findRecord(sent.event_id)).toMatchObject({ service_id: shop, message: "no cart" });
});

const basic = `Basic ${Buffer.from("shop-key:").toString("base64")}`;
test.each([
  ["a query", "?sentry_key=shop-key&sentry_version=7&sentry_client=x", {}],
  ["X-Sentry-Auth", "", { "x-sentry-auth": "Sentry sentry_version=7, sentry_key=shop-key" }],
  [
    "X-Sentry-Auth without spaces",
    "",
    { "x-sentry-auth": "sentry sentry_key=shop-key,sentry_client=a/1" },
  ],
  ["Authorization: Sentry", "", { authorization: "Sentry sentry_key=shop-key, sentry_secret=x" }],
  ["Authorization: Basic", "", { authorization: basic }],
  ["Authorization: Bearer", "", { authorization: "Bearer shop-key" }],
  ["X-Ingest-Key", "", { "x-ingest-key": "shop-key" }],
  ["?key=", "?key=shop-key", {}],
  ["an organisation-wide key", "?sentry_key=organisation-key", {}],
])("a key is taken from %s", async (_, query, headers) => {
  const sent = event();
  const answer = await sendSentry(database, `${envelopePath}${query}`, envelopeOf(sent), {
    key: null,
    headers,
  });
  expect(answer).toMatchObject({ status: 200, body: { id: sent.event_id } });
});

test("a tunnel's key is in the envelope's DSN, which must name the service of the address", async () => {
  const header = (project: number, key = "shop-key") => ({
    dsn: `https://${key}@errors.example/sub/${project}`,
  });
  const send = (dsn: object) =>
    sendSentry(database, envelopePath, envelopeOf(event(), dsn), { key: null });
  expect(await send(header(shop))).toMatchObject({ status: 200 });
  expect(await send(header(other))).toMatchObject({ status: 403 });
  expect(await send(header(shop, "unknown"))).toMatchObject({ status: 401 });
  expect(await send({ dsn: "nonsense" })).toMatchObject({ status: 401 });
});

test.each([
  ["no key", null, () => envelopePath, 401],
  ["an unknown key", "unknown", () => envelopePath, 401],
  ["the key of another service", "shop-key", () => `/api/${other}/envelope/`, 403],
  ["a service that is not there", "organisation-key", () => "/api/99999999/envelope/", 404],
  [
    "a number that no service can have",
    "organisation-key",
    () => "/api/999999999999/envelope/",
    404,
  ],
])("%s is refused in words for people and for SDKs", async (_, key, path, status) => {
  const answer = await sendSentry(database, path(), envelopeOf(event()), { key });
  expect(answer).toMatchObject({
    status,
    headers: { "access-control-allow-origin": "*", "cache-control": "no-store" },
    body: { status, causes: [] },
  });
  expect(answer.headers["content-type"]).toContain("application/problem+json");
  expect(answer.headers["x-sentry-error"]).toBe(answer.body.detail);
});

test("browsers may ask first and may read what SDKs need", async () => {
  const asked = await sendSentry(database, envelopePath, "", { key: null, method: "OPTIONS" });
  expect(asked).toMatchObject({
    status: 204,
    headers: { "access-control-allow-origin": "*", "access-control-max-age": "3600" },
  });
  expect(asked.headers["access-control-allow-headers"]).toMatch(/x-sentry-auth.*sentry-trace/);
  const answer = await sendSentry(database, envelopePath, envelopeOf(event()));
  expect(answer.headers["access-control-expose-headers"]).toMatch(/x-sentry-rate-limits/);
  expect(answer.headers["x-sentry-rate-limits"]).toMatch(
    /^86400:transaction;session;.*:organization:not_supported$/,
  );
  expect(answer.headers["x-sentry-rate-limits"]).not.toMatch(
    /log_item|monitor|error|feedback|internal/,
  );
  const read = await sendSentry(database, envelopePath, "", { method: "PUT" });
  expect(read).toMatchObject({ status: 405, headers: { allow: "POST, OPTIONS" } });
});

test.each([
  ["gzip", gzipSync],
  ["x-gzip", gzipSync],
  ["deflate", deflateSync],
  ["br", brotliCompressSync],
  ["zstd", zstdCompressSync],
])("an envelope compressed with %s is read", async (encoding, compress) => {
  const body = compress(Buffer.from(envelopeOf(event())));
  const headers = { "content-encoding": encoding };
  expect(await sendSentry(database, envelopePath, body, { headers })).toMatchObject({
    status: 200,
  });
});

test.each([
  ["base64", (json: string) => Buffer.from(json).toString("base64")],
  ["base64 of zlib", (json: string) => deflateSync(json).toString("base64")],
])("the older endpoint takes %s", async (_, wrap) => {
  const sent = event();
  const answer = await sendSentry(database, `/api/${shop}/store/`, wrap(JSON.stringify(sent)));
  expect(answer.body.id).toBe(sent.event_id);
});

const large = JSON.stringify({ message: "x".repeat(1024 * 1024) });
test.each([
  [
    "an envelope that was cut",
    "envelope",
    '{}\n{"type":"event","length":400}\n{"message":"x"}',
    400,
  ],
  ["an event that is no JSON", "envelope", '{}\n{"type":"event"}\n{"message"', 400],
  ["an event that is a list", "envelope", '{}\n{"type":"event"}\n[]', 400],
  ["an id that is none", "envelope", '{}\n{"type":"event"}\n{"event_id":"17"}', 400],
  ["an event over 1 MiB", "envelope", `{}\n{"type":"event"}\n${large}`, 413],
  ["an event over 1 MiB", "store", large, 413],
  ["text", "store", "hello there", 400],
  ["base64 of nothing known", "store", "aGVsbG8gdGhlcmU=", 400],
  ["21 MiB", "envelope", `{}\n${"x".repeat(21 * 1024 * 1024)}`, 413],
  ["101 events", "envelope", `{}\n${'{"type":"event"}\n{}\n'.repeat(101)}`, 413],
])("%s at /%s is refused", async (_, end, body, status) => {
  expect(await sendSentry(database, `/api/${shop}/${end}/`, body)).toMatchObject({ status });
});

test("bytes that are not what the encoding says are refused, never a fault of ours", async () => {
  const send = (encoding: string) =>
    sendSentry(database, envelopePath, "{}", { headers: { "content-encoding": encoding } });
  expect(await send("gzip")).toMatchObject({ status: 400 });
  expect(await send("rot13")).toMatchObject({ status: 415 });
});

test.each([
  ["nothing", []],
  [
    "types that are not kept",
    Array.from({ length: 150 }, () => ({ header: { type: "session" }, payload: "?" })),
  ],
  ["an attachment", [{ header: { type: "attachment", length: 3 }, payload: "a\nb" }]],
  [
    "a report of losses that are none of ours",
    [
      {
        header: { type: "client_report" },
        payload: { discarded_events: [{ category: "session", quantity: 4 }] },
      },
    ],
  ],
])("an envelope of %s is taken and answers no id", async (_, items) => {
  const answer = await sendSentry(database, envelopePath, writeEnvelope({}, items));
  expect(answer).toMatchObject({ status: 200, body: {} });
  expect(answer.body.id).toBeUndefined();
});

test("an item that cannot be read costs the event beside it nothing", async () => {
  const sent = event();
  const items = [
    { header: { type: "client_report" }, payload: "{broken" },
    { header: { type: "attachment", length: 3 }, payload: "a\nb" },
    { header: { type: "event" }, payload: sent },
  ];
  const answer = await sendSentry(database, envelopePath, writeEnvelope({}, items));
  expect(answer).toMatchObject({ status: 200, body: { id: sent.event_id } });
});

test("[exception 19] the same event counts once, however often and at once it comes, and the envelope's id wins", async () => {
  const id = newId();
  const body = envelopeOf(event({ tags: { error_code: "TWICE" } }), { event_id: id });
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => sendSentry(database, envelopePath, body)),
  );
  expect(
    answers.every(({ status, body: { id: answered } }) => status === 200 && answered === id),
  ).toBe(true);
  const issues = await database.pool.issue.findMany({ where: { error_code: "TWICE" } });
  expect(issues).toMatchObject([{ count: 1n, service_id: shop }]);
});

test("a tag names another service only with an organisation-wide key", async () => {
  const [own, free] = [event({ tags: { service: "cart" } }), event({ tags: { service: "cart" } })];
  await sendSentry(database, envelopePath, envelopeOf(own));
  await sendSentry(database, envelopePath, envelopeOf(free), { key: "organisation-key" });
  const cart = await database.pool.service.findUniqueOrThrow({ where: { name: "cart" } });
  expect(await findRecord(own.event_id)).toMatchObject({ service_id: shop });
  expect(await findRecord(free.event_id)).toMatchObject({ service_id: cart.id });
});

test("losses that an SDK reports are counted in every bucket, and a repeated report once", async () => {
  const payload = {
    timestamp: Date.now() / 1000,
    discarded_events: [
      { reason: "ratelimit_backoff", category: "error", quantity: 4 },
      { reason: "network_error", category: "default", quantity: "3" },
      { reason: "sample_rate", category: "transaction", quantity: 90 },
    ],
  };
  const body = writeEnvelope({ trace: { environment: "staging" } }, [
    { header: { type: "client_report" }, payload },
  ]);
  await Promise.all([1, 2, 3].map(() => sendSentry(database, envelopePath, body)));
  await sendSentry(database, envelopePath, body, { headers: { "user-agent": "another browser" } });
  const rows = await database.pool.ingestOutcome.findMany({
    where: { service_id: shop, outcome: "dropped" },
  });
  expect(rows.map(({ count, environment }) => [Number(count), environment])).toEqual(
    Array(4).fill([14, "staging"]),
  );
});

test("the newest sign of life of a monitor is kept", async () => {
  const send = (status: string) =>
    sendSentry(
      database,
      envelopePath,
      writeEnvelope({}, [
        {
          header: { type: "check_in" },
          payload: { check_in_id: newId(), monitor_slug: "nightly", status },
        },
      ]),
    );
  await send("in_progress");
  expect(await send("ok")).toMatchObject({ status: 200, body: {} });
  expect(await database.pool.checkIn.findMany({ where: { monitor: "nightly" } })).toMatchObject([
    { status: "ok", environment: "production", service_id: shop },
  ]);
});

test("feedback in either form is joined to its record and kept once", async () => {
  const sent = event({ tags: { request_id: "r-17" } });
  await sendSentry(database, envelopePath, envelopeOf(sent));
  const old = {
    event_id: sent.event_id,
    name: "Ada",
    email: "ada@shop.example",
    comments: "It broke, my password: hunter2-hunter2",
  };
  const contexts = { feedback: { message: "Still broken.", associated_event_id: sent.event_id } };
  const items = [
    { header: { type: "user_report" }, payload: old },
    { header: { type: "feedback" }, payload: { event_id: newId(), contexts } },
  ];
  const body = writeEnvelope({}, items);
  await sendSentry(database, envelopePath, body);
  await sendSentry(database, envelopePath, body);
  const record = await findRecord(sent.event_id);
  const rows = await database.pool.feedback.findMany({ orderBy: { message: "asc" } });
  const joined = { event_id: dashed(sent.event_id), reference: record?.reference };
  expect(rows).toMatchObject([
    {
      ...joined,
      name: "Ada",
      email: "ada@shop.example",
      message: "It broke, my password: [Filtered]",
    },
    { ...joined, name: null, message: "Still broken." },
  ]);
});

test("a service over its limit is told to wait in Sentry's words", async () => {
  const limited = await database.pool.service.create({
    data: { name: "limited", limits: { records_per_minute: 1 } },
  });
  await addIngestKey(database, "limited-key", limited.id);
  const send = () =>
    sendSentry(database, `/api/${limited.id}/envelope/`, envelopeOf(event()), {
      key: "limited-key",
    });
  expect(await send()).toMatchObject({ status: 200 });
  const answers = [await send(), await send()];
  const refused = answers.find(({ status }) => status === 429);
  expect(refused?.headers["retry-after"]).toMatch(/^\d+$/);
  expect(refused?.headers["x-sentry-rate-limits"]).toMatch(
    /^\d+:error;default;log_item:project:too_many$/,
  );
});

test("text that PostgreSQL cannot hold is made well-formed", async () => {
  const id = newId();
  const raw = `{"event_id":"${id}","message":"nul \\u0000","tags":{"a\\u0000":"\\ud800"},"extra":{"__proto__":{"b":NaN}}}`;
  expect(await sendSentry(database, `/api/${shop}/store/`, raw)).toMatchObject({ status: 200 });
  expect(await findRecord(id)).toMatchObject({ message: "nul \uFFFD" });
});
