import { beforeAll, expect, test } from "vitest";
import { forgetSettled } from "#lib/issues/internal/settle-fingerprints.ts";
import { mergeIssues } from "#lib/issues/merge-issues.ts";
import { splitIssue } from "#lib/issues/split-issue.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";

const database = useDatabase();
beforeAll(() => addIngestKey(database, "organisation-key"));

/** As a process that was just started stores them. */
async function report(service: string, name: string, count: number) {
  forgetSettled(database.pool);
  const record = { service, code: "E", message: `Cannot load the profile of user ${name}` };
  const sent = await sendIngest(
    database,
    Array.from({ length: count }, () => record),
  );
  expect(sent.body.accepted).toBe(count);
}

async function listIssues(service: string) {
  const { id } = await database.pool.service.findUniqueOrThrow({ where: { name: service } });
  return database.pool.issue.findMany({ where: { service_id: id } });
}

async function requireIssue(service: string, name: string): Promise<string> {
  const issue = (await listIssues(service)).find(({ title }) => title.endsWith(name));
  if (!issue) throw new Error(`there is no issue of ${name}`);
  return issue.id;
}

/** Of the issues that count for themselves. */
async function listCounts(service: string) {
  const heads = (await listIssues(service)).filter(({ merged_into }) => merged_into === null);
  return new Map(heads.map(({ id, count }) => [id, Number(count)]));
}

test("messages that were learnt to be one are split exactly, with all that came before and after", async () => {
  await report("learnt", "bob", 1);
  await report("learnt", "alice", 2);
  const [bob, alice] = [await requireIssue("learnt", "bob"), await requireIssue("learnt", "alice")];
  await report("learnt", "carol", 1);
  await report("learnt", "alice", 4);
  expect(await listCounts("learnt")).toEqual(new Map([[bob, 8]]));
  await splitIssue(database.context(), { id: bob, split: { issues: [alice] } });
  await report("learnt", "alice", 3);
  await report("learnt", "dave", 1);
  expect(await listCounts("learnt")).toEqual(
    new Map([
      [bob, 3],
      [alice, 9],
    ]),
  );
  expect(await database.pool.record.count({ where: { issue_id: alice } })).toBe(9);
});

test("what a person split off stays apart, also where it is the one that others are learnt to be", async () => {
  await report("apart", "bob", 1);
  await report("apart", "alice", 1);
  const [bob, alice] = [await requireIssue("apart", "bob"), await requireIssue("apart", "alice")];
  const context = database.context();
  await mergeIssues(context, { id: alice, merge: { issues: [bob] } });
  await splitIssue(context, { id: alice, split: { issues: [bob] } });
  await report("apart", "carol", 1);
  expect((await listCounts("apart")).size).toBe(2);
});

test("nor is an issue that a person split off merged with one that counts in it", async () => {
  await report("held", "bob", 1);
  await report("held", "alice", 1);
  const [bob, alice] = [await requireIssue("held", "bob"), await requireIssue("held", "alice")];
  const other = { service: "held", code: "E", message: "other", fingerprint: ["other"] };
  await sendIngest(database, other);
  const kept = await requireIssue("held", "other");
  const context = database.context();
  await mergeIssues(context, { id: bob, merge: { issues: [kept] } });
  await splitIssue(context, { id: bob, split: { issues: [kept] } });
  await mergeIssues(context, { id: kept, merge: { issues: [alice] } });
  await report("held", "carol", 1);
  expect((await listCounts("held")).size).toBe(2);
});
