import { randomUUID } from "node:crypto";
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { getTimeline } from "#lib/insights/get-timeline.ts";
import { listTopCodes } from "#lib/insights/list-top-codes.ts";
import { foldRollups } from "#lib/issues/fold-rollups.ts";
import { listRecords } from "#lib/issues/list-records.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";

const database = useDatabase();

const first = {
  timestamp: "2026-06-11T10:30:00Z",
  error_code: "DB_CONNECTION_FAILED",
  message: "Failed to connect to database: timeout expired",
  service_name: "user-service",
  request_id: "abc123xyz789",
  stack_trace: "...",
  environment: "production",
};
const second = {
  code: "TIMEOUT",
  message: "upstream timed out",
  stack_trace: "Traceback (most recent call last): ...",
  service: "billing",
};

beforeAll(async () => {
  await addIngestKey(database, "organisation-key");
  const shop = await database.pool.service.create({ data: { name: "shop" } });
  await addIngestKey(database, "shop-key", shop.id);
});

const countOf = (event_id: string) => database.pool.record.count({ where: { id: event_id } });

test("both shapes that services send are stored with service, code and environment", async () => {
  const one = await sendIngest(database, first);
  const other = await sendIngest(database, second, { key: null, query: "?key=organisation-key" });
  expect([one.status, other.status]).toEqual([202, 202]);
  expect(one.body).toMatchObject({ accepted: 1, duplicates: 0, rejected: [], stored: "database" });
  const stored = await database.pool.record.findMany({
    where: { id: { in: [...one.body.ids, ...other.body.ids] } },
    orderBy: { error_code: "asc" },
  });
  expect(stored).toMatchObject([
    { error_code: "DB_CONNECTION_FAILED", environment: "production", request_id: "abc123xyz789" },
    { error_code: "TIMEOUT", environment: "production", level: "error" },
  ]);
});

test("[exception 37] a timestamp older than the retention becomes the arrival and stays readable in attributes", async () => {
  const sent = await sendIngest(database, { ...first, timestamp: "2001-01-01T00:00:00Z" });
  const [record] = await database.pool.record.findMany({ where: { id: { in: sent.body.ids } } });
  expect(record?.attributes).toEqual({ reported_timestamp: "2001-01-01T00:00:00Z" });
  expect(Math.abs((record?.timestamp.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
});

test("records, issues, rollups, arrivals and facts agree", async () => {
  const batch = Array.from({ length: 7 }, (_, index) => ({
    message: `no user ${index}`,
    code: "NO_USER",
    service: "agreeing",
    user_id: `u${index % 3}`,
  }));
  await sendIngest(database, batch);
  const service = await database.pool.service.findUniqueOrThrow({ where: { name: "agreeing" } });
  const where = { service_id: service.id };
  const issues = await database.pool.issue.findMany({ where });
  expect(issues).toMatchObject([{ count: 7n, error_code: "NO_USER", state: "open" }]);
  expect(await database.pool.record.count({ where })).toBe(7);
  expect(await database.pool.issueUser.count({ where })).toBe(3);
  const readRollups = () => database.pool.$queryRaw`
    SELECT resolution, sum(count)::int AS count, count(*)::int AS rows FROM current_rollups
    WHERE service_id = ${service.id} GROUP BY 1 ORDER BY 1`;
  const sums = [10, 300, 3600, 86_400].map((resolution) => ({ resolution, count: 7, rows: 1 }));
  expect(await readRollups()).toEqual(sums);
  await foldRollups(database.pool);
  expect(await readRollups()).toEqual(sums);
  const arrivals = await database.pool.arrival.aggregate({ where, _sum: { count: true } });
  expect(arrivals._sum.count).toBe(7n);
  const places = [{ service_id: service.id, environment: "production" }];
  const facts = await database.pool.fact.findMany({
    where: { OR: [where, { service_id: null, payload: { equals: { places } } }] },
    orderBy: { id: "asc" },
  });
  expect(facts.map(({ kind }) => kind)).toEqual(["records-stored", "issue-opened"]);
});

test("[exception 19] the same event id counts once, within a request, across requests and at the same time", async () => {
  const event_id = randomUUID();
  const record = { ...second, service: "twice", event_id };
  const answers = await Promise.all([
    sendIngest(database, [record, record]),
    sendIngest(database, record),
    sendIngest(database, { ...record, event_id: event_id.replaceAll("-", "") }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
  expect(answers.reduce((sum, { body }) => sum + body.accepted, 0)).toBe(1);
  expect(answers.reduce((sum, { body }) => sum + body.duplicates, 0)).toBe(3);
  expect(await countOf(event_id)).toBe(1);
  const service = await database.pool.service.findUniqueOrThrow({ where: { name: "twice" } });
  expect(await database.pool.issue.findMany({ where: { service_id: service.id } })).toMatchObject([
    { count: 1n },
  ]);
});

test("[exception 19] an Idempotency-Key makes a whole request repeatable", async () => {
  const headers = { "idempotency-key": "deploy-17" };
  const one = await sendIngest(database, [second, second], { headers });
  const again = await sendIngest(database, [second, second], { headers });
  expect(one.body).toMatchObject({ accepted: 2, duplicates: 0 });
  expect(again.body).toMatchObject({
    accepted: 0,
    duplicates: 2,
    ids: one.body.ids,
    references: one.body.references,
  });
});

test("one bad record never rejects its batch, and each fault is named", async () => {
  const sent = await sendIngest(database, [second, { service: "billing" }, 17, second]);
  expect(sent.status).toBe(202);
  expect(sent.body.accepted).toBe(2);
  expect(sent.body.rejected.map(({ index, errors }) => [index, errors[0]?.path])).toEqual([
    [1, "message"],
    [2, ""],
  ]);
});

test("NDJSON is read line by line", async () => {
  const lines = `${JSON.stringify(second)}\n{broken\n\n${JSON.stringify(second)}\n`;
  const sent = await sendIngest(database, lines, {
    headers: { "content-type": "application/x-ndjson" },
  });
  expect(sent.body).toMatchObject({ accepted: 2, rejected: [{ index: 1 }] });
});

test.each([
  ["gzip", gzipSync],
  ["deflate", deflateSync],
  ["br", brotliCompressSync],
  ["zstd", zstdCompressSync],
])("a body compressed with %s is read", async (encoding, compress) => {
  const body = compress(Buffer.from(JSON.stringify(second)));
  expect(
    await sendIngest(database, body, { headers: { "content-encoding": encoding } }),
  ).toMatchObject({ status: 202 });
});

test("a key of one service fills in its service and takes no other", async () => {
  const own = await sendIngest(database, { message: "x" }, { key: "shop-key" });
  const other = await sendIngest(database, second, { key: "shop-key" });
  const mixed = await sendIngest(database, [second, { message: "x" }], { key: "shop-key" });
  expect([own.status, other.status, mixed.status]).toEqual([202, 403, 202]);
  expect(mixed.body).toMatchObject({ accepted: 1, rejected: [{ index: 0 }] });
});

const deep = `${"[".repeat(100)}${"]".repeat(100)}`;
test.each([
  ["an empty body", "", 400],
  ["text that is not JSON", "{nope", 400],
  ["a body that is nested too deep", `{"message":"x","service":"s","a":${deep}}`, 400],
  ["an empty array", "[]", 422],
  ["a record without a message", { service: "s" }, 422],
  ["a message that is no text", { message: 5, service: "s" }, 422],
  ["a wrong event id", { message: "x", service: "s", event_id: "17" }, 422],
  ["an unknown level", { message: "x", service: "s", level: "loud" }, 422],
  ["no service with an organisation-wide key", { message: "x" }, 422],
  ["a record over 1 MiB", { message: "x".repeat(1024 * 1024), service: "s" }, 413],
  ["10,001 records", Array.from({ length: 10_001 }, () => ({ message: "x", service: "s" })), 413],
  ["11 MiB", "x".repeat(11 * 1024 * 1024), 413],
])("%s gets a clear answer", async (_, body, status) => {
  const sent = await sendIngest(database, body);
  expect(sent.status).toBe(status);
  expect(sent.headers["content-type"]).toContain("application/problem+json");
  expect(sent.body.detail).toBeTruthy();
});

test("11 MiB that arrive as 11 KiB are refused by what they become", async () => {
  const body = gzipSync(Buffer.alloc(11 * 1024 * 1024, " "));
  expect(
    await sendIngest(database, body, { headers: { "content-encoding": "gzip" } }),
  ).toMatchObject({ status: 413 });
});

test.each([
  ["no key", { key: null }, 401],
  ["an unknown key", { key: "other" }, 401],
  ["an unknown encoding", { headers: { "content-encoding": "rot13" } }, 415],
  ["bytes that are not what the encoding says", { headers: { "content-encoding": "gzip" } }, 400],
  ["another method", { method: "PUT" }, 405],
])("%s is refused", async (_, options, status) => {
  expect(await sendIngest(database, second, options)).toMatchObject({ status });
});

test("text that PostgreSQL cannot hold is made well-formed, not refused", async () => {
  const raw = `{"message":"nul \\u0000 and half \\ud800","service":"odd","__proto__":{"a":"\\u0000"},"big":1e400}`;
  const sent = await sendIngest(database, raw);
  expect(sent.status).toBe(202);
  const [record] = await database.pool.record.findMany({ where: { id: { in: sent.body.ids } } });
  expect(record?.message).toBe("nul \uFFFD and half \uFFFD");
});

test("a resolved issue regresses when it comes back, once", async () => {
  await sendIngest(database, { ...second, service: "back" });
  const service = await database.pool.service.findUniqueOrThrow({ where: { name: "back" } });
  await database.pool.issue.updateMany({
    where: { service_id: service.id },
    data: { state: "resolved" },
  });
  await sendIngest(database, { ...second, service: "back" });
  await sendIngest(database, { ...second, service: "back" });
  expect(await database.pool.issue.findMany({ where: { service_id: service.id } })).toMatchObject([
    { state: "regressed" },
  ]);
  const facts = await database.pool.fact.findMany({
    where: { service_id: service.id, kind: "issue-regressed" },
  });
  expect(facts).toHaveLength(1);
});

test("[exception 31] many writers at once lose nothing, count nothing twice and do not deadlock", async () => {
  const requests = Array.from({ length: 24 }, (_, writer) =>
    sendIngest(
      database,
      Array.from({ length: 20 }, (_, index) => ({
        message: "busy",
        code: `C${(index + writer) % 5}`,
        service: "busy",
      })),
    ),
  );
  const answers = await Promise.all(requests);
  expect(answers.every(({ status }) => status === 202)).toBe(true);
  const service = await database.pool.service.findUniqueOrThrow({ where: { name: "busy" } });
  const issues = await database.pool.issue.findMany({ where: { service_id: service.id } });
  expect(issues.map(({ count }) => count)).toEqual([96n, 96n, 96n, 96n, 96n]);
});

test("request id and reference join: the same request id gives the same reference", async () => {
  const one = await sendIngest(database, { ...second, request_id: "r-1" });
  const other = await sendIngest(database, { ...first, request_id: "r-1" });
  expect(one.body.references).toEqual(other.body.references);
  expect(one.body.references[0]).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
});

test.each([199, 200, 999, 1000])(
  "a character that does not fit at column %i costs nobody a record",
  async (column) => {
    const message = `${"a".repeat(column)}😀 tail`;
    const sent = await sendIngest(database, [{ ...second, message }, second]);
    expect(sent.body).toMatchObject({ accepted: 2, rejected: [] });
  },
);

test("[exception 37] a record from a clock that runs ahead is in every answer at once", async () => {
  const timestamp = new Date(Date.now() + 4 * 60_000).toISOString();
  await sendIngest(database, { ...second, service: "ahead", timestamp });
  const context = database.context();
  const query = { service: "ahead" };
  const timeline = await getTimeline(context, { ...query, buckets: 60, group_by: "service" });
  const codes = await listTopCodes(context, { ...query, limit: 10 });
  const records = await listRecords(context, { ...query, limit: 10 });
  expect(timeline.series[0]?.points.reduce((sum, [, count]) => sum + count, 0)).toBe(1);
  expect(codes).toMatchObject([{ count: 1 }]);
  expect(codes[0]?.trend.at(-1)).toBe(1);
  expect(records.data).toHaveLength(1);
});

test("an answer stays within bounds, however many codes and however large the records", async () => {
  const codes = Array.from({ length: 120 }, (_, index) => ({
    message: "x",
    code: `CODE_${index}`,
    service: "many",
  }));
  await sendIngest(database, codes);
  const large = Array.from({ length: 10 }, () => ({
    message: "x".repeat(1_000_000),
    service: "large",
  }));
  for (const record of large) await sendIngest(database, record);
  const context = database.context();
  const { series } = await getTimeline(context, {
    service: "many",
    buckets: 60,
    group_by: "error_code",
  });
  expect(series).toHaveLength(51);
  expect(
    series.find(({ key }) => key === "OTHER")?.points.reduce((sum, [, count]) => sum + count, 0),
  ).toBe(70);
  const first = await listRecords(context, { service: "large", limit: 100 });
  expect(first.data).toHaveLength(9);
  const rest = await listRecords(context, {
    service: "large",
    limit: 100,
    cursor: first.next_cursor ?? "",
  });
  expect(rest).toMatchObject({ next_cursor: null });
  expect(rest.data).toHaveLength(1);
});
