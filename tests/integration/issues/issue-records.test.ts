import { beforeAll, expect, test } from "vitest";
import { findIssueRecord } from "#lib/issues/find-issue-record.ts";
import { listIssueTags } from "#lib/issues/list-issue-tags.ts";
import { listIssues } from "#lib/issues/list-issues.ts";
import { listRequestRecords } from "#lib/issues/list-request-records.ts";
import { mergeIssues } from "#lib/issues/merge-issues.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";

const database = useDatabase();
beforeAll(() => addIngestKey(database, "organisation-key"));

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const stack_trace = "Error: x\n    at pay (/app/pay.js:1:1)";

async function report(service: string, records: Record<string, unknown>[]): Promise<string[]> {
  const sent = await sendIngest(
    database,
    records.map((record) => ({ message: "x", code: "E", service, fingerprint: ["x"], ...record })),
  );
  return sent.body.ids;
}

async function issueOf(service: string, title = "x"): Promise<string> {
  const { data } = await listIssues(database.context(), { service, sort: "last_seen", limit: 10 });
  return data.find((issue) => issue.title === title)?.id ?? "";
}

test("the latest, the first and the fullest record are found, and a walk meets every one once", async () => {
  const ids = await report("walk", [
    { timestamp: minutesAgo(5) },
    { timestamp: minutesAgo(4), stack_trace, user_id: "u" },
    { timestamp: minutesAgo(3), request_id: "r" },
    { timestamp: minutesAgo(3) },
  ]);
  const later = await report("walk", [
    { timestamp: minutesAgo(2), message: "y", fingerprint: ["y"] },
  ]);
  const issue = await issueOf("walk");
  const merge = { issues: [await issueOf("walk", "y")] };
  await mergeIssues(database.context(), { id: issue, merge });
  const find = (which: string) => findIssueRecord(database.context(), { issue, which });
  expect(await find("latest")).toMatchObject({ record: { id: later[0], issue_id: issue } });
  expect(await find("first")).toMatchObject({ record: { id: ids[0] }, older: null });
  expect(await find("recommended")).toMatchObject({ record: { id: ids[1], stack_trace } });
  const met: string[] = [];
  for (let which: string | null = "latest"; which; ) {
    const found = await find(which);
    if (found?.older) expect(await find(found.older)).toMatchObject({ newer: found.record.id });
    met.push(found?.record.id ?? "");
    which = found?.older ?? null;
  }
  expect(met).toHaveLength(5);
  expect(new Set(met)).toEqual(new Set([...ids, ...later]));
});

test("a record of another issue, or none at all, is not found", async () => {
  const [foreign = ""] = await report("foreign", [{}]);
  await report("own", [{}]);
  const issue = await issueOf("own");
  for (const which of [foreign, crypto.randomUUID(), "newest"]) {
    expect(await findIssueRecord(database.context(), { issue, which })).toBeNull();
  }
});

test("tags say how fields and plain attributes spread, and leave out what differs in every record", async () => {
  await report(
    "tags",
    Array.from({ length: 12 }, (_, index) => ({
      ...{ release: index < 9 ? "1.0" : "1.1", trace: `t${index}`, region: "eu" },
      attributes: { tags: { plan: index < 6 ? "pro" : "free" }, deep: { a: 1 } },
      url: `/cart/${index % 7}`,
    })),
  );
  const { sampled, tags } = await listIssueTags(database.context(), await issueOf("tags"));
  expect(sampled).toBe(12);
  const named = new Map(tags.map((tag) => [tag.name, tag]));
  expect([...named.keys()].slice(0, 4)).toEqual(["environment", "level", "release", "url"]);
  expect(named.get("release")).toMatchObject({
    records: 12,
    values: [
      { value: "1.0", count: 9 },
      { value: "1.1", count: 3 },
    ],
  });
  expect(named.get("url")).toMatchObject({ distinct: 7, values: { length: 5 } });
  expect(named.get("region")).toMatchObject({ records: 12, distinct: 1 });
  expect(named.get("plan")?.values).toHaveLength(2);
  expect(named.has("trace")).toBe(false);
  expect(named.has("deep")).toBe(false);
});

test("the records of a request come as they happened, from whichever service", async () => {
  const request_id = "one/request 7";
  await report("front", [{ request_id, timestamp: minutesAgo(60 * 24 * 3) }]);
  await report("back", [
    { request_id, timestamp: minutesAgo(60 * 24 * 3 + 1) },
    { request_id: "another" },
  ]);
  const { records, has_more } = await listRequestRecords(database.context(), request_id);
  expect(records.map(({ service_name }) => service_name)).toEqual(["back", "front"]);
  expect(has_more).toBe(false);
});
