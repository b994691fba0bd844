import { beforeAll, expect, test } from "vitest";
import { getTimeline } from "#lib/insights/get-timeline.ts";
import { changeIssues } from "#lib/issues/change-issues.ts";
import { countIssueFacets } from "#lib/issues/count-issue-facets.ts";
import type { IssueFilter } from "#lib/issues/filter-schemas.ts";
import { listIssues } from "#lib/issues/list-issues.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";

const database = useDatabase();
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

beforeAll(async () => {
  await addIngestKey(database, "organisation-key");
  await sendIngest(database, [
    { message: "db away", code: "DB", service: "shop", request_id: "abc123xyz789" },
    { message: "db away", code: "DB", service: "shop", environment: "staging" },
    { message: "slow answer", code: "TIMEOUT", service: "shop", level: "warning" },
    { message: "slow answer", code: "TIMEOUT", service: "cart", timestamp: hoursAgo(10) },
    { message: "comma, in a code", code: "A,B", service: "cart", timestamp: hoursAgo(20) },
  ]);
});

const found = async (filter: IssueFilter) =>
  (await listIssues(database.context(), { ...filter, sort: "last_seen", limit: 100 })).data.map(
    ({ service, error_code }) => `${service} ${error_code}`,
  );

test.each<[IssueFilter, string[]]>([
  [{ service: "shop" }, ["shop DB", "shop TIMEOUT"]],
  [{ service: "shop,cart", error_code: "TIMEOUT" }, ["shop TIMEOUT", "cart TIMEOUT"]],
  [{ environment: "staging" }, ["shop DB"]],
  [{ error_code: "A,B" }, ["cart A,B"]],
  [{ level: "warning,fatal" }, ["shop TIMEOUT"]],
  [{ state: "resolved" }, []],
  [{ state: "open,regressed", service: "cart" }, ["cart TIMEOUT", "cart A,B"]],
  [{ q: "SLOW", service: "cart" }, ["cart TIMEOUT"]],
  [{ reference: "abc123xyz789" }, ["shop DB"]],
  [{ reference: "nobody has this" }, []],
  [{ after: hoursAgo(11), before: hoursAgo(1) }, ["cart TIMEOUT"]],
  [{ after: hoursAgo(1) }, ["shop DB", "shop TIMEOUT"]],
])("the filter %j finds its issues", async (filter, issues) => {
  expect((await found(filter)).sort()).toEqual([...issues].sort());
});

test("a visitor's reference pasted among the words finds its record's issue", async () => {
  const { reference } = await database.pool.record.findFirstOrThrow({
    where: { request_id: "abc123xyz789" },
  });
  for (const typed of [reference, reference.toLowerCase().replace("-", " ")]) {
    expect(await found({ q: typed })).toEqual(["shop DB"]);
  }
});

test("a level that is none is named", async () => {
  await expect(found({ level: "error,loud" })).rejects.toThrow("there is no level “loud”");
});

test("each field is counted with the filters of the others", async () => {
  const { total, facets } = await countIssueFacets(database.context(), {
    service: "shop",
    error_code: "TIMEOUT",
  });
  const counts = (values: { value: string; count: number }[] | undefined) =>
    Object.fromEntries((values ?? []).map(({ value, count }) => [value, count]));
  expect(total).toEqual({ count: 1, capped: false });
  expect(counts(facets.service)).toEqual({ shop: 1, cart: 1 });
  expect(counts(facets.error_code)).toEqual({ DB: 1, TIMEOUT: 1 });
  expect(counts(facets.level)).toEqual({ warning: 1 });
  expect(counts(facets.environment)).toEqual({ production: 1 });
});

test("an issue of two environments is counted in both", async () => {
  const { facets } = await countIssueFacets(database.context(), { error_code: "DB" });
  expect(facets.environment?.map(({ value }) => value).sort()).toEqual(["production", "staging"]);
});

test("the timeline of a filter counts what its issues count", async () => {
  const sum = async (issues: IssueFilter) => {
    const query = { buckets: 60, group_by: "error_code" as const, issues };
    const { series } = await getTimeline(database.context(), query);
    return Object.fromEntries(
      series.map(({ key, points }) => [key, points.reduce((all, [, count]) => all + count, 0)]),
    );
  };
  expect(await sum({ service: "shop" })).toEqual({ DB: 2, TIMEOUT: 1 });
  expect(await sum({ q: "slow" })).toEqual({ TIMEOUT: 2 });
  expect(await sum({ state: "muted" })).toEqual({});
});

test("a filter is changed as one, what is so already is skipped, and each change is in the audit log", async () => {
  const context = database.context("operator");
  const change = { state: "resolved" } as const;
  const filter = { error_code: "TIMEOUT" };
  const first = await changeIssues(context, { issues: { filter }, change });
  expect(first).toMatchObject({ changed: 2, skipped: 0 });
  expect(await database.pool.auditEntry.count({ where: { action: "change-issue" } })).toBe(2);
  const again = await changeIssues(context, { issues: { filter }, change });
  expect(again).toEqual({ changed: 0, skipped: 2, ids: [], before: [], failed: null });
  const undone = await changeIssues(context, {
    issues: { ids: [...first.ids, "00000000-0000-4000-8000-000000000000"] },
    change: { state: "open" },
  });
  expect(undone).toMatchObject({ changed: 2, skipped: 1 });
  expect(await found({ state: "resolved" })).toEqual([]);
});

test("who may only read changes nothing", async () => {
  const all = { issues: { filter: {} }, change: { state: "resolved" } } as const;
  await expect(changeIssues(database.context("viewer"), all)).rejects.toThrow("right to operate");
});
