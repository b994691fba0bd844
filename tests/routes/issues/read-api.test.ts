import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { PATCH as changeIssue, GET as readIssue } from "#app/api/v1/issues/[id]/route.ts";
import { GET as readIssues } from "#app/api/v1/issues/route.ts";
import { GET as readRecords } from "#app/api/v1/records/route.ts";
import { GET as readTimeline } from "#app/api/v1/timeline/route.ts";
import { GET as readTopCodes } from "#app/api/v1/top-codes/route.ts";
import { Timeline, TopCode } from "#lib/insights/schemas.ts";
import { Issue, Record } from "#lib/issues/schemas.ts";
import type { RouteHandler } from "#lib/platform/http/define-route.ts";
import { callRoute } from "#tests/support/call-route.ts";
import { tokenHeaders } from "#tests/support/callers.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";

const database = useDatabase();
let headers: { authorization: string };

async function read<S extends z.ZodType>(
  handler: RouteHandler,
  schema: S,
  url: string,
): Promise<z.output<S>> {
  const answer = await callRoute(handler, { url, headers });
  expect(answer.status).toBe(200);
  return schema.parse(answer.body);
}
const Records = z.object({ data: z.array(Record), next_cursor: z.string().nullable() });
const Issues = z.object({ data: z.array(Issue), next_cursor: z.string().nullable() });

/** In the day before the last one, and before the widest bar in which that one begins, whatever the time of day. */
const dayBefore = 36 * 60;

beforeAll(async () => {
  await addIngestKey(database, "organisation-key");
  headers = await tokenHeaders(database.context(), { scope: "operate" });
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  await sendIngest(database, [
    {
      message: "db away",
      code: "DB_CONNECTION_FAILED",
      service: "user-service",
      request_id: "abc123xyz789",
      user_id: 1,
    },
    {
      message: "db away",
      code: "DB_CONNECTION_FAILED",
      service: "user-service",
      timestamp: minutesAgo(30),
      user_id: 2,
    },
    {
      message: "slow",
      code: "TIMEOUT",
      service: "billing",
      environment: "staging",
      timestamp: minutesAgo(90),
    },
    { message: "slow", code: "TIMEOUT", service: "billing", timestamp: minutesAgo(dayBefore) },
  ]);
});

test("a record is read back as it was sent, newest first", async () => {
  const { data } = await read(readRecords, Records, "/api/v1/records");
  expect(data.map(({ error_code }) => error_code)).toEqual([
    "DB_CONNECTION_FAILED",
    "DB_CONNECTION_FAILED",
    "TIMEOUT",
  ]);
  expect(data[0]).toMatchObject({
    service_name: "user-service",
    request_id: "abc123xyz789",
    user_id: "1",
  });
});

test.each([
  ["service=billing", 1],
  ["environment=staging", 1],
  ["environment=production&service=billing", 0],
  ["error_code=DB_CONNECTION_FAILED", 2],
  ["request_id=abc123xyz789", 1],
  ["q=AWAY", 2],
  ["q=100%25", 0],
])("records are filtered by %s", async (query, count) => {
  const { data } = await read(readRecords, Records, `/api/v1/records?${query}`);
  expect(data).toHaveLength(count);
});

test("records are found by the reference that a visitor reads out", async () => {
  const [record] = (await read(readRecords, Records, "/api/v1/records?request_id=abc123xyz789"))
    .data;
  const spoken = record?.reference.toLowerCase().replace("-", " ") ?? "";
  const { data } = await read(
    readRecords,
    Records,
    `/api/v1/records?reference=${encodeURIComponent(spoken)}`,
  );
  expect(data.map(({ id }) => id)).toEqual([record?.id]);
});

test("pages follow each other without a gap or a repeat", async () => {
  const ids: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page: z.output<typeof Records> = await read(
      readRecords,
      Records,
      `/api/v1/records?limit=1${cursor && `&cursor=${cursor}`}`,
    );
    ids.push(...page.data.map(({ id }) => id));
    cursor = page.next_cursor;
  }
  expect(new Set(ids).size).toBe(3);
  expect(ids).toHaveLength(3);
});

test("issues carry count, distinct users, state and the reason why they are one", async () => {
  const { data } = await read(readIssues, Issues, "/api/v1/issues?sort=count&service=user-service");
  expect(data).toMatchObject([
    { error_code: "DB_CONNECTION_FAILED", count: 2, users: 2, state: "open" },
  ]);
  expect(data[0]?.why).toContain("DB_CONNECTION_FAILED");
});

test("an issue seen in two environments is one issue, found in both", async () => {
  for (const environment of ["staging", "production"]) {
    const { data } = await read(
      readIssues,
      Issues,
      `/api/v1/issues?environment=${environment}&service=billing`,
    );
    expect(data).toMatchObject([
      { environment, environments: ["production", "staging"], count: 2 },
    ]);
  }
});

test("issues are paged in each order", async () => {
  for (const sort of ["last_seen", "count", "first_seen"]) {
    const first = await read(readIssues, Issues, `/api/v1/issues?sort=${sort}&limit=1`);
    const second = await read(
      readIssues,
      Issues,
      `/api/v1/issues?sort=${sort}&limit=1&cursor=${first.next_cursor}`,
    );
    expect(second.data).toHaveLength(1);
    expect(second.data[0]?.id).not.toBe(first.data[0]?.id);
    expect(second.next_cursor).toBeNull();
  }
});

test("an issue is resolved, and the audit log says by whom", async () => {
  const [issue] = (await read(readIssues, Issues, "/api/v1/issues?service=billing")).data;
  const params = { id: issue?.id ?? "" };
  const answer = await callRoute(changeIssue, {
    method: "PATCH",
    params,
    headers,
    body: { state: "resolved" },
  });
  expect(answer.body).toMatchObject({ state: "resolved" });
  const audit = await database.pool.auditEntry.findFirst({ where: { object_id: params.id } });
  expect(audit).toMatchObject({
    action: "change-issue",
    actor_kind: "token",
    before: { state: "open" },
  });
  const wrong = await callRoute(changeIssue, {
    method: "PATCH",
    params,
    headers,
    body: { state: "regressed" },
  });
  expect(wrong.status).toBe(422);
});

test.each(["not-an-id", "-".repeat(36), "00000000-0000-4000-8000-000000000000"])(
  "the issue %s is not found",
  async (id) => {
    expect(await callRoute(readIssue, { params: { id }, headers })).toMatchObject({ status: 404 });
  },
);

test("the timeline has every bucket, and adds up", async () => {
  const timeline = await read(
    readTimeline,
    Timeline,
    "/api/v1/timeline?buckets=60&group_by=error_code",
  );
  expect(timeline.bucket_seconds).toBe(1800);
  const sums = timeline.series.map(({ key, points }) => [
    key,
    points.length,
    points.reduce((sum, [, n]) => sum + n, 0),
  ]);
  expect(sums.map(([key, , sum]) => [key, sum])).toEqual([
    ["DB_CONNECTION_FAILED", 2],
    ["TIMEOUT", 1],
  ]);
  expect(sums.every(([, length]) => length === 48 || length === 49)).toBe(true);
});

// Bars as wide as what is stored, and wider ones; with what needs the names of services, and without.
test.each([
  ["buckets=60&group_by=error_code", { DB_CONNECTION_FAILED: 2, TIMEOUT: 1 }],
  ["buckets=12&group_by=error_code", { DB_CONNECTION_FAILED: 2, TIMEOUT: 1 }],
  ["buckets=5&group_by=level", { error: 3 }],
  ["buckets=60&group_by=service", { "user-service": 2, billing: 1 }],
  ["buckets=12&group_by=error_code&service=user-service", { DB_CONNECTION_FAILED: 2 }],
  ["buckets=60&group_by=level&service=billing", { error: 1 }],
  ["buckets=60&group_by=level&service=nowhere", {}],
  ["buckets=60&group_by=error_code&environment=staging", { TIMEOUT: 1 }],
])("the timeline of %s counts %j", async (query, expected) => {
  const { series } = await read(readTimeline, Timeline, `/api/v1/timeline?${query}`);
  const sums = series.map(({ key, points }) => [key, points.reduce((sum, [, n]) => sum + n, 0)]);
  expect(Object.fromEntries(sums)).toEqual(expected);
});

test("top codes are shared out and compared with the period before", async () => {
  const codes = await read(readTopCodes, z.array(TopCode), "/api/v1/top-codes");
  expect(codes).toMatchObject([
    { service: "user-service", error_code: "DB_CONNECTION_FAILED", count: 2, previous_count: 0 },
    {
      service: "billing",
      error_code: "TIMEOUT",
      count: 1,
      previous_count: 1,
      environments: ["staging"],
    },
  ]);
  expect(codes[0]?.share).toBeCloseTo(2 / 3);
  expect(codes[0]?.trend).toHaveLength(24);
  expect(codes[0]?.trend.reduce((sum, count) => sum + count, 0)).toBe(2);
});

test.each([
  ["from=yesterday", "from"],
  ["limit=1001", "limit"],
  ["limit=0", "limit"],
  ["cursor=nonsense", "cursor"],
  [`cursor=${Buffer.from('["x","y"]').toString("base64url")}`, "cursor"],
  ["q=%00", "NUL"],
  ["from=0001-01-01T00:00:00Z", "from"],
  ["from=2026-11-22T10:00:00Z&to=2026-11-22T09:00:00Z", "from"],
  ["issue=17", "issue"],
])("the query %s is refused and %s is named", async (query, name) => {
  const answer = await callRoute(readRecords, { url: `/api/v1/records?${query}`, headers });
  expect(answer.status).toBe(400);
  expect(answer.headers.get("content-type")).toContain("application/problem+json");
  expect(JSON.stringify(answer.body)).toContain(name);
});

test.each([
  [
    "Traceback (most recent call last):\n  File \"a.py\", line 1, in f\nKeyError: 'a'",
    "KeyError: 'a'",
  ],
  ['{"level":"error","msg":"Stock is gone","time":7}', "Stock is gone"],
  ["\u001b[31mTea\u001b[0m is out\n    at f (/app/a.js:1:1)", "Tea is out"],
])("the issue of %j is called by what it says", async (message, title) => {
  await sendIngest(database, { message, service: `titles ${title}`.replaceAll(/\W+/g, "-") });
  const { data } = await read(readIssues, Issues, "/api/v1/issues?limit=100");
  expect(data.map((issue) => issue.title)).toContain(title);
});
