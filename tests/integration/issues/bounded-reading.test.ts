import { beforeAll, expect, test } from "vitest";
import { getTimeline } from "#lib/insights/get-timeline.ts";
import { listIssueTrends } from "#lib/insights/list-issue-trends.ts";
import { countIssues } from "#lib/issues/count-issues.ts";
import { getIssue, listIssues } from "#lib/issues/list-issues.ts";
import { listRecords } from "#lib/issues/list-records.ts";
import { mergeIssues } from "#lib/issues/merge-issues.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";
import { readStatistics } from "#tests/support/statistics.ts";

const database = useDatabase();
beforeAll(() => addIngestKey(database, "organisation-key"));

async function report(service: string, fingerprint: string): Promise<string> {
  const record = { message: fingerprint, code: "E", service, fingerprint: [fingerprint] };
  await sendIngest(database, record);
  const { data } = await listIssues(database.context(), { service, sort: "last_seen", limit: 9 });
  return data.find(({ title }) => title === fingerprint)?.id ?? "";
}

test("what one issue has is found without reading an index of all issues", async () => {
  const one = await report("shop", "one");
  const two = await report("shop", "two");
  await mergeIssues(database.context(), { id: one, merge: { issues: [two] } });
  // Of many services: PostgreSQL 18 skips through an index whose first column has few values.
  await database.pool.$executeRaw`
    WITH added AS (INSERT INTO services (name) SELECT 's' || n FROM generate_series(1, 5000) n RETURNING id)
    INSERT INTO issues (service_id, fingerprint, why, error_code, title, level, environment, environments, count,
                        first_seen, last_seen)
    SELECT id, 'f' || n, '', 'E', 't', 'error', 'production', '{production}', 1, now(), now()
    FROM added, generate_series(1, 8) n`;
  await database.pool.$executeRaw`ANALYZE issues`;
  const { pages_of_issues } = await readStatistics(database);
  const context = database.context();
  expect((await listRecords(context, { issue: one, limit: 10 })).data).toHaveLength(2);
  const { series } = await getTimeline(context, { issue: one, buckets: 4, group_by: "level" });
  expect(series[0]?.points.reduce((sum, [, count]) => sum + count, 0)).toBe(2);
  const trends = await listIssueTrends(context, { issues: [one] });
  expect(trends[one]?.reduce((sum, count) => sum + count, 0)).toBe(2);
  const after = await readStatistics(database);
  expect(after.pages_of_issues - pages_of_issues).toBeLessThan(120);
});

test("the users of an issue are counted to 10,000, and those of merged ones once", async () => {
  const one = await report("users", "one");
  const two = await report("users", "two");
  const add = (issue: string, from: number, to: number) => database.pool.$executeRaw`
    INSERT INTO issue_users SELECT service_id, id, 'user ' || n FROM issues, generate_series(${from}::int, ${to}::int) n
    WHERE id = ${issue}::uuid`;
  const users = async () => (await getIssue(database.context(), one)).users;
  await add(one, 1, 6000);
  await add(two, 3001, 9000);
  expect(await users()).toBe(6000);
  await mergeIssues(database.context(), { id: one, merge: { issues: [two] } });
  expect(await users()).toBe(9000);
  await add(two, 9001, 30_000);
  expect(await users()).toBe(10_000);
});

test("one request id in every record of a service does not make a filter read them all", async () => {
  const constant = { code: "E", service: "constant", request_id: "undefined" };
  await sendIngest(database, { ...constant, message: "one" });
  const { service_id, reference } = await database.pool.record.findFirstOrThrow({
    where: { request_id: "undefined" },
  });
  await database.pool.$executeRaw`
    WITH added AS (
      INSERT INTO issues (service_id, fingerprint, why, error_code, title, level, environment, environments, count,
                          first_seen, last_seen)
      SELECT ${service_id}::int, 'c' || n, '', 'E', 't', 'error', 'production', '{production}', 1, now(), now()
      FROM generate_series(1, 7000) n RETURNING id)
    INSERT INTO records (service_id, timestamp, id, received_at, issue_id, environment, error_code, level, message,
                         request_id, reference, fingerprint, attributes)
    SELECT ${service_id}::int, now(), gen_random_uuid(), now(), id, 'production', 'E', 'error', 't', 'undefined',
           ${reference}, '{}', '{}' FROM added`;
  for (const filter of [{ reference: "undefined" }, { q: reference }]) {
    const { count } = await countIssues(database.context(), filter);
    expect(count).toBe(5000);
  }
});
