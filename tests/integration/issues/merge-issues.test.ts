import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { getTimeline } from "#lib/insights/get-timeline.ts";
import { listIssueTrends } from "#lib/insights/list-issue-trends.ts";
import { changeIssue } from "#lib/issues/change-issue.ts";
import { getIssue, listIssues } from "#lib/issues/list-issues.ts";
import { listMergedIssues } from "#lib/issues/list-merged-issues.ts";
import { listRecords } from "#lib/issues/list-records.ts";
import { listRelatedIssues } from "#lib/issues/list-related-issues.ts";
import { mergeIssues } from "#lib/issues/merge-issues.ts";
import { splitIssue } from "#lib/issues/split-issue.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";

const database = useDatabase();
beforeAll(() => addIngestKey(database, "organisation-key"));

async function report(service: string, fingerprint: string, count: number, user = "u1") {
  const record = { message: fingerprint, code: "E", service, fingerprint: [fingerprint] };
  const batch = Array.from({ length: count }, () => ({ ...record, user_id: user }));
  const sent = await sendIngest(database, batch);
  expect(sent.body.accepted).toBe(count);
  const { data } = await listIssues(database.context(), {
    ...{ service, sort: "last_seen", limit: 100 },
  });
  return data.find(({ title }) => title === fingerprint)?.id ?? "";
}

const countsOf = async (service: string) => {
  const { data } = await listIssues(database.context(), { service, sort: "count", limit: 100 });
  return data.map(({ count }) => count);
};

test("a merged issue counts in the other one, for what was there and for what comes", async () => {
  const one = await report("shop", "one", 3, "ann");
  const two = await report("shop", "two", 2, "bob");
  const context = database.context();
  const merged = await mergeIssues(context, { id: one, merge: { issues: [two] } });
  expect(merged).toMatchObject({ id: one, count: 5, users: 2, merged: 1 });
  await report("shop", "two", 4, "cid");
  expect(await countsOf("shop")).toEqual([9]);
  expect(await getIssue(context, two)).toMatchObject({ id: one, count: 9, users: 3 });
  const { data } = await listRecords(context, { issue: one, limit: 100 });
  expect(data).toHaveLength(9);
  expect(new Set(data.map(({ issue_id }) => issue_id))).toEqual(new Set([one]));
  const trends = await listIssueTrends(context, { issues: [one] });
  expect(trends[one]?.reduce((sum, count) => sum + count, 0)).toBe(9);
});

test("splitting gives each what is its own, and keeps them apart", async () => {
  const one = await report("split", "one", 3);
  const two = await report("split", "two", 2);
  const three = await report("split", "three", 1);
  const context = database.context();
  await mergeIssues(context, { id: one, merge: { issues: [two, three] } });
  await report("split", "two", 5);
  const { data } = await listMergedIssues(context, one);
  expect(data.map(({ merged_by }) => merged_by)).toEqual(["person", "person"]);
  const left = await splitIssue(context, { id: one, split: { issues: [two] } });
  expect(left).toMatchObject({ count: 4, merged: 1 });
  expect(await getIssue(context, two)).toMatchObject({ id: two, count: 7 });
  await report("split", "two", 1);
  await report("split", "three", 1);
  expect(await countsOf("split")).toEqual([8, 5]);
  const row = await database.pool.issue.findFirstOrThrow({ where: { id: two } });
  expect(row.stays_apart).toBe(true);
  const audited = await database.pool.auditEntry.findMany({ where: { object_id: one } });
  expect(audited.map(({ action }) => action).sort()).toEqual(["merge-issues", "split-issue"]);
});

/** All that merging changes, of every issue of a service by its title; that a person split it off is kept. */
async function rowsOf(service: string) {
  const { id } = await database.pool.service.findUniqueOrThrow({ where: { name: service } });
  const rows = await database.pool.issue.findMany({
    where: { service_id: id },
    orderBy: { title: "asc" },
  });
  return rows.map(({ stays_apart: _, ...row }) => row);
}

async function reportAt(service: string, fingerprint: string, environment: string, day: number) {
  const timestamp = new Date(Date.now() - day * 86_400_000).toISOString();
  const record = { message: fingerprint, code: "E", service, fingerprint: [fingerprint] };
  await sendIngest(database, { ...record, environment, timestamp });
}

test("splitting takes a merge back: heads, members of members, times, environments and states", async () => {
  await reportAt("back", "a", "production", 2);
  await reportAt("back", "a", "production", 1.5);
  await reportAt("back", "b", "staging", 3);
  await reportAt("back", "b of b", "test", 4);
  await reportAt("back", "c", "production", 1);
  const context = database.context();
  const [a = "", b = "", ofB = "", c = ""] = (await rowsOf("back")).map(({ id }) => id);
  await changeIssue(context, { id: a, change: { state: "resolved" } });
  await mergeIssues(context, { id: b, merge: { issues: [ofB] } });
  const before = await rowsOf("back");
  const merged = await mergeIssues(context, { id: a, merge: { issues: [b, c] } });
  expect(merged).toMatchObject({ state: "open", count: 5, merged: 3 });
  expect(merged.environments).toEqual(["production", "staging", "test"]);
  await splitIssue(context, { id: a, split: { issues: [b, c] } });
  expect(await rowsOf("back")).toEqual(before);
  await mergeIssues(context, { id: a, merge: { issues: [b] } });
  await mergeIssues(context, { id: c, merge: { issues: [a] } });
  await splitIssue(context, { id: c, split: { issues: [ofB] } });
  await splitIssue(context, { id: c, split: { issues: [a] } });
  const heads = (await rowsOf("back")).map((row) => [row.merged_into, row.count, row.environments]);
  expect(heads).toEqual([
    [null, 3n, ["production", "staging"]],
    [a, expect.any(BigInt), expect.any(Array)],
    [null, 1n, ["test"]],
    [null, 1n, ["production"]],
  ]);
});

test("what came since a merge, or what somebody changed since, is not taken back", async () => {
  await reportAt("since", "a", "production", 2);
  await reportAt("since", "b", "staging", 3);
  const context = database.context();
  const [a = "", b = ""] = (await rowsOf("since")).map(({ id }) => id);
  const isOpenAgain = async (meanwhile: () => Promise<unknown>) => {
    await changeIssue(context, { id: a, change: { state: "resolved" } });
    await mergeIssues(context, { id: a, merge: { issues: [b] } });
    await meanwhile();
    return (await splitIssue(context, { id: a, split: { issues: [b] } })).state;
  };
  expect(await isOpenAgain(async () => {})).toBe("resolved");
  const change = { state: "open" } as const;
  expect(await isOpenAgain(() => changeIssue(context, { id: a, change }))).toBe("open");
  expect(await isOpenAgain(() => reportAt("since", "b", "test", 0))).toBe("resolved");
  expect(await getIssue(context, b)).toMatchObject({ count: 2, environments: ["staging", "test"] });
  expect(await isOpenAgain(() => reportAt("since", "a", "production", 0))).toBe("open");
});

test("issues of two services, and strangers to an issue, are refused", async () => {
  const one = await report("left", "one", 1);
  const other = await report("right", "other", 1);
  const context = database.context();
  await expect(mergeIssues(context, { id: one, merge: { issues: [other] } })).rejects.toMatchObject(
    { code: "wrong-input" },
  );
  await expect(splitIssue(context, { id: one, split: { issues: [other] } })).rejects.toMatchObject({
    code: "conflict",
  });
  const viewer = database.context("viewer");
  await expect(mergeIssues(viewer, { id: one, merge: { issues: [other] } })).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("merging and splitting while records come keeps every count exact", async () => {
  const one = await report("busy", "one", 1);
  const two = await report("busy", "two", 1);
  const context = database.context();
  const senders = Array.from({ length: 30 }, (_, index) =>
    report("busy", index % 2 ? "one" : "two", 5),
  );
  for (let turn = 0; turn < 5; turn += 1) {
    await mergeIssues(context, { id: one, merge: { issues: [two] } });
    await splitIssue(context, { id: one, split: { issues: [two] } });
  }
  await Promise.all(senders);
  expect(await countsOf("busy")).toEqual([76, 76]);
});

test("issues of other services with the same kind of error and words are related", async () => {
  const record = { message: "Card 4711 was declined by the bank", code: "CARD_DECLINED" };
  for (const service of ["web", "app"]) await sendIngest(database, { ...record, service });
  const context = database.context();
  const { data } = await listIssues(context, { service: "web", sort: "count", limit: 10 });
  const related = await listRelatedIssues(context, data[0]?.id ?? "");
  expect(related.data.map(({ service }) => service)).toEqual(["app"]);
});

test("an issue of version 1 goes on under the fingerprint of version 2", async () => {
  const sent = { message: "Old friend 17", code: "OLD", service: "legacy" };
  await sendIngest(database, sent);
  const { id, service_id } = await database.pool.issue.findFirstOrThrow({
    where: { error_code: "OLD" },
  });
  const { fingerprintV1 } = await import("#lib/grouping/fingerprint-v1.ts");
  const other = { ...sent, message: "Another old friend: cannot greet", service: "legacy" };
  const v1 = fingerprintV1({
    ...{ error_code: "OLD", message: other.message, stack_trace: null, fingerprint: [] },
  });
  await database.pool.issue.update({
    where: { service_id_id: { service_id, id } },
    data: { fingerprint: v1.key },
  });
  await sendIngest(database, other);
  expect(await countsOf("legacy")).toEqual([2]);
  const { data } = await listMergedIssues(database.context(), id);
  expect(data).toMatchObject([{ merged_by: "version" }]);
});

test("errors are counted by what became of them", async () => {
  await database.pool.service.create({
    data: { name: "storm", limits: { records_per_issue_per_minute: 3 } },
  });
  const storm = Array.from({ length: 10 }, () => ({
    ...{ message: "again", service: "storm", event_id: randomUUID() },
  }));
  const sent = await sendIngest(database, storm);
  expect(sent.body).toMatchObject({ accepted: 10, sampled: 7 });
  const again = await sendIngest(database, storm);
  expect(again.body).toMatchObject({ accepted: 0, duplicates: 10 });
  expect(again.body).not.toHaveProperty("sampled");
  expect(again.body.references).toEqual(sent.body.references);
  const timeline = await getTimeline(database.context(), {
    ...{ service: "storm", group_by: "outcome", buckets: 1 },
  });
  const totals = timeline.series.map(({ key, points }) => [
    key,
    points.reduce((sum, [, count]) => sum + count, 0),
  ]);
  expect(Object.fromEntries(totals)).toEqual({ received: 10, stored: 3, sampled: 7, dropped: 0 });
  expect(await countsOf("storm")).toEqual([10]);
  for (const more of [{ error_code: "E" }, { issue: randomUUID() }]) {
    const asked = getTimeline(database.context(), { group_by: "outcome", buckets: 1, ...more });
    await expect(asked).rejects.toMatchObject({ code: "wrong-query" });
  }
});

test("only what is kept takes a share of the minute: no repeat, and nothing for one that is refused", async () => {
  await database.pool.$executeRaw`
    ALTER TABLE records ADD CONSTRAINT no_poison CHECK (message <> 'poison') NOT VALID`;
  const { id: service_id } = await database.pool.service.create({
    data: { name: "calm", limits: { records_per_issue_per_minute: 10 } },
  });
  const some = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      ...{ message: `words ${index}`, service: "calm", event_id: randomUUID(), fingerprint: ["f"] },
    }));
  const withPoison = some(6).map((record, index) =>
    index === 3 ? { ...record, message: "poison" } : record,
  );
  for (const records of [withPoison, withPoison, some(5)]) {
    const { body } = await sendIngest(database, records);
    expect(body).not.toHaveProperty("sampled");
  }
  expect(await database.pool.record.count({ where: { service_id } })).toBe(10);
  expect((await sendIngest(database, some(2))).body).toMatchObject({ sampled: 2 });
});
