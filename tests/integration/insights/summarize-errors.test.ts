import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { listIssueTrends } from "#lib/insights/list-issue-trends.ts";
import { listTopCodes } from "#lib/insights/list-top-codes.ts";
import { summarizeErrors } from "#lib/insights/summarize-errors.ts";
import { listIssues } from "#lib/issues/list-issues.ts";
import type { NewRecord } from "#lib/issues/new-record.ts";
import { storeRecords } from "#lib/issues/store-records.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-20T12:00:00Z");
const ids = new Map<string, number>();
const range = { from: "2026-11-19T12:00:00Z", to: "2026-11-20T12:00:00Z" };

function record(service: string, code: string, at: string, environment = "production"): NewRecord {
  const none = null;
  return {
    service_id: ids.get(service) ?? 0,
    event_id: randomUUID(),
    timestamp: new Date(at),
    environment,
    error_code: code,
    level: "error",
    message: `${code} happened`,
    request_id: none,
    stack_trace: none,
    release: none,
    user_id: none,
    url: none,
    host: none,
    fingerprint: [],
    attributes: {},
  };
}

beforeAll(async () => {
  for (const name of ["cart", "mail"]) {
    const { id } = await database.pool.service.create({ data: { name } });
    ids.set(name, id);
  }
  await storeRecords({ ...database.context("admin", now), database: database.pool }, [
    record("cart", "TIMEOUT", "2026-11-18T18:00:00Z"),
    record("cart", "TIMEOUT", "2026-11-19T12:10:00Z"),
    record("cart", "TIMEOUT", "2026-11-20T11:50:00Z"),
    record("cart", "DECLINED", "2026-11-20T11:55:00Z", "staging"),
    record("mail", "TIMEOUT", "2026-11-20T11:59:00Z"),
    record("mail", "TIMEOUT", "2026-11-16T11:59:00Z"),
  ]);
});

test("a summary counts errors, services, codes and new issues beside the period before", async () => {
  const summary = await summarizeErrors(database.context("viewer", now), range);
  expect(summary).toMatchObject({
    errors: { count: 4, previous_count: 1 },
    services: { count: 2, previous_count: 1 },
    codes: 3,
    issues: { open: 3, opened: { count: 1, previous_count: 1 } },
  });
  expect(summary.errors.trend).toEqual([1, ...Array.from({ length: 22 }, () => 0), 3]);
  expect(summary.services.trend.at(-1)).toBe(2);
});

test("a summary of one service or environment leaves the others out", async () => {
  const context = database.context("viewer", now);
  expect(await summarizeErrors(context, { ...range, service: "mail" })).toMatchObject({
    errors: { count: 1, previous_count: 0 },
    codes: 1,
    issues: { open: 1 },
  });
  expect(await summarizeErrors(context, { ...range, environment: "staging" })).toMatchObject({
    errors: { count: 1 },
    services: { count: 1 },
    issues: { open: 1, opened: { count: 1 } },
  });
});

test("a range without errors is summed up as zeros", async () => {
  const quiet = { from: "2026-11-01T00:00:00Z", to: "2026-11-02T00:00:00Z" };
  const summary = await summarizeErrors(database.context("viewer", now), quiet);
  expect(summary.errors).toMatchObject({ count: 0, previous_count: 0 });
  expect(summary.codes).toBe(0);
});

test("a top code says which states its issues are in", async () => {
  await database.pool.issue.updateMany({
    where: { error_code: "DECLINED" },
    data: { state: "muted" },
  });
  const codes = await listTopCodes(database.context("viewer", now), { ...range, limit: 10 });
  const states = Object.fromEntries(codes.map((code) => [code.error_code, code.states]));
  expect(states).toEqual({ TIMEOUT: ["open"], DECLINED: ["muted"] });
});

test("issues get their trend, also those that were quiet", async () => {
  const context = database.context("viewer", now);
  const { data } = await listIssues(context, { sort: "count", limit: 10, service: "cart" });
  const timeouts = data.find(({ error_code }) => error_code === "TIMEOUT")?.id ?? "";
  const quiet = randomUUID();
  const trends = await listIssueTrends(context, { ...range, issues: [timeouts, quiet] });
  expect(trends[timeouts]).toEqual([1, ...Array.from({ length: 22 }, () => 0), 1]);
  expect(trends[quiet]).toEqual(Array.from({ length: 24 }, () => 0));
});
