import { beforeAll, expect, test } from "vitest";
import { GET as readTrends } from "#app/api/v1/issue-trends/route.ts";
import { POST as changeIssues } from "#app/api/v1/issues/change/route.ts";
import { GET as exportIssues } from "#app/api/v1/issues/export/route.ts";
import { GET as readFacets } from "#app/api/v1/issues/facets/route.ts";
import { GET as exportRecords } from "#app/api/v1/records/export/route.ts";
import { exportIssues as prepareExport } from "#lib/issues/export-issues.ts";
import { IssueFacets } from "#lib/issues/filter-schemas.ts";
import type { RouteHandler } from "#lib/platform/http/define-route.ts";
import { hashSecret } from "#lib/platform/secrets.ts";
import { callRoute } from "#tests/support/call-route.ts";
import { tokenHeaders } from "#tests/support/callers.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";

const database = useDatabase();
const many = 1100;
let reader: { authorization: string };
let operator: { authorization: string };

beforeAll(async () => {
  await addIngestKey(database, "organisation-key");
  reader = await tokenHeaders(database.context(), { scope: "read" });
  operator = await tokenHeaders(database.context(), { scope: "operate" });
  await sendIngest(database, [
    ...["1.2", "1.2", "1.3"].map((release) => ({ message: "slow", service: "cart", release })),
    { message: "=cmd|' /C calc'!A0", code: "+FORMULA", service: "cart", release: "1.2" },
  ]);
  const { id: service_id } = await database.pool.service.create({ data: { name: "shop" } });
  const now = new Date();
  await database.pool.issue.createMany({
    data: Array.from({ length: many }, (_, number) => ({
      ...{ service_id, fingerprint: `f${number}`, why: "because", error_code: `CODE_${number}` },
      ...{ title: 'She said "no",\nand left', level: "error", environment: "production" },
      ...{ environments: ["production"], count: 1, first_seen: now, last_seen: now },
    })),
  });
});

async function ask(handler: RouteHandler, url: string, headers: Record<string, string>) {
  const request = new Request(`http://localhost:3000${url}`, { headers });
  return handler(request, { params: Promise.resolve({}) });
}

async function download(handler: RouteHandler, url: string) {
  const answer = await ask(handler, url, reader);
  return {
    answer,
    text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer()),
  };
}

test("the facets of a filter are counted", async () => {
  const { body } = await callRoute(readFacets, {
    url: "/api/v1/issues/facets?service=shop,cart",
    headers: reader,
  });
  const { total, facets } = IssueFacets.parse(body);
  expect(total).toEqual({ count: many + 2, capped: false });
  expect(facets.service).toEqual([
    { value: "shop", count: many, capped: false },
    { value: "cart", count: 2, capped: false },
  ]);
  expect(facets.error_code).toHaveLength(50);
});

test("all issues of a filter are a file, beyond one page of the list", async () => {
  const { answer, text } = await download(exportIssues, "/api/v1/issues/export?service=shop");
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(answer.headers.get("content-disposition")).toMatch(
    /^attachment; filename="issues-.*\.csv"$/,
  );
  expect(text.startsWith("\uFEFFid,service,environments,")).toBe(true);
  expect(text.match(/"She said ""no"",/g)).toHaveLength(many);
});

test("as NDJSON each line is an issue as the list answers it", async () => {
  const { answer, text } = await download(
    exportIssues,
    "/api/v1/issues/export?format=ndjson&service=shop&sort=count",
  );
  expect(answer.headers.get("content-type")).toContain("application/x-ndjson");
  const lines = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(new Set(lines.map(({ id }) => id)).size).toBe(many);
});

test.each([
  [exportIssues, "/api/v1/issues/export?service=cart"],
  [exportRecords, "/api/v1/records/export?service=cart"],
])("no text in the file is a formula", async (handler, url) => {
  const { text } = await download(handler, url);
  expect(text).toContain("'=cmd|' /C calc'!A0");
  expect(text).toContain("'+FORMULA");
  expect(text).not.toMatch(/(^|,)[=+@]/m);
});

test("records are exported by release", async () => {
  const { text } = await download(
    exportRecords,
    "/api/v1/records/export?format=ndjson&release=1.2",
  );
  expect(text.trimEnd().split("\n")).toHaveLength(3);
});

test("a filter that cannot be read is a problem, not a file", async () => {
  const { answer, text } = await download(exportIssues, "/api/v1/issues/export?state=broken");
  expect(answer.status).toBe(400);
  expect(text).toContain("there is no state “broken”");
});

test("whoever leaves ends the reading of the file", async () => {
  const leaving = new AbortController();
  const query = { format: "ndjson", sort: "last_seen" } as const;
  const file = await prepareExport(database.context(), query, leaving.signal);
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.content) {
    chunks.push(chunk);
    leaving.abort();
  }
  expect(chunks).toHaveLength(1);
});

test("a file ends unfinished at its next page when the right to read it is taken away", async () => {
  const headers = await tokenHeaders(database.context(), { scope: "read" });
  const answer = await ask(exportIssues, "/api/v1/issues/export?service=shop", headers);
  const reader = answer.body?.getReader();
  expect((await reader?.read())?.done).toBe(false);
  await database.pool.apiToken.updateMany({
    where: { token_hash: hashSecret(headers.authorization.slice("Bearer ".length)) },
    data: { revoked_at: new Date() },
  });
  const rest = async () => {
    while (!(await reader?.read())?.done);
  };
  await expect(rest()).rejects.toMatchObject({ code: "unauthorized" });
});

test("somebody gets three files at once, and the next when one has come or was left", async () => {
  const headers = await tokenHeaders(database.context(), { scope: "read" });
  const url = "/api/v1/issues/export?service=shop";
  const files = await Promise.all([1, 2, 3].map(() => ask(exportIssues, url, headers)));
  const refused = await ask(exportRecords, "/api/v1/records/export", headers);
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("30");
  expect((await ask(exportIssues, url, reader)).status).toBe(200);
  await files[0]?.body?.cancel();
  await files[1]?.text();
  const wrong = await ask(exportIssues, "/api/v1/issues/export?state=broken", headers);
  expect(wrong.status).toBe(400);
  for (const _ of [1, 2]) expect((await ask(exportIssues, url, headers)).status).toBe(200);
  expect((await ask(exportIssues, url, headers)).status).toBe(429);
});

test("who may only read changes nothing, and one call changes at most 10,000", async () => {
  const change = { state: "resolved" };
  const all = { issues: { filter: {} }, change };
  const refused = await callRoute(changeIssues, { method: "POST", headers: reader, body: all });
  expect(refused.status).toBe(403);
  const ids = Array.from({ length: 10_001 }, () => crypto.randomUUID());
  const tooMany = { issues: { ids }, change };
  const answer = await callRoute(changeIssues, {
    method: "POST",
    headers: operator,
    body: tooMany,
  });
  expect(answer.status).toBe(422);
  const wrong = { issues: { filter: { colour: "red" } }, change };
  const unknown = await callRoute(changeIssues, { method: "POST", headers: operator, body: wrong });
  expect(unknown.status).toBe(422);
});

test("named issues are changed by the API", async () => {
  const body = { issues: { filter: { service: "cart" } }, change: { state: "resolved" } };
  const answer = await callRoute(changeIssues, { method: "POST", headers: operator, body });
  expect(answer).toMatchObject({ status: 200, body: { changed: 2, skipped: 0 } });
});

test("trends are read for many issues at once", async () => {
  const [one] = await database.pool.issue.findMany({ where: { error_code: "+FORMULA" } });
  const url = `/api/v1/issue-trends?issues=${one?.id}`;
  const { body } = await callRoute(readTrends, { url, headers: reader });
  const trend: number[] = Object(body)[one?.id ?? ""];
  expect(trend).toHaveLength(24);
  expect(trend.reduce((sum, count) => sum + count, 0)).toBe(1);
});
