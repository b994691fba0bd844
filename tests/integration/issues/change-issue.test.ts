import { Client } from "pg";
import { beforeAll, expect, test } from "vitest";
import { changeIssue } from "#lib/issues/change-issue.ts";
import { changeIssues } from "#lib/issues/change-issues.ts";
import { endMutes } from "#lib/issues/end-mutes.ts";
import { ChangedIssues, RestoreIssues } from "#lib/issues/filter-schemas.ts";
import { listIssueHistory } from "#lib/issues/list-issue-history.ts";
import { getIssue, listIssues } from "#lib/issues/list-issues.ts";
import { mergeIssues } from "#lib/issues/merge-issues.ts";
import { noteRegression } from "#lib/issues/note-regression.ts";
import { restoreIssues } from "#lib/issues/restore-issues.ts";
import { ChangeIssue } from "#lib/issues/schemas.ts";
import { splitIssue } from "#lib/issues/split-issue.ts";
import type { Context } from "#lib/platform/context.ts";
import { newsChannel } from "#lib/platform/news.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";

const database = useDatabase();
beforeAll(() => addIngestKey(database, "organisation-key"));

const hour = 3_600_000;
const after = (hours: number) => new Date(Date.now() + hours * hour);
const at = (hours: number) => database.context("operator", after(hours));

/** Reports records and answers the id of their issue. */
async function report(service: string, count = 1, words = "broken"): Promise<string> {
  const record = { message: words, code: "E", service, fingerprint: [words] };
  await sendIngest(
    database,
    Array.from({ length: count }, () => record),
  );
  const { data } = await listIssues(at(0), { service, sort: "last_seen", limit: 10 });
  return data.find(({ title }) => title === words)?.id ?? "";
}

async function addPerson(email: string, disabled_at: Date | null = null) {
  const user = await database.pool.user.create({
    data: { email, name: "Ann", role: "operator", disabled_at },
  });
  const actor = { kind: "user", id: user.id, name: email, role: "operator" } as const;
  return { user, context: { ...database.context(), actor } satisfies Context };
}

test("an issue that is muted until a time opens by itself when it has come", async () => {
  const id = await report("until");
  const muted = await changeIssue(at(0), { id, change: { muted_until: after(2).toISOString() } });
  expect(muted).toMatchObject({ state: "muted", muted_until: expect.any(String) });
  await endMutes(at(1));
  expect(await getIssue(at(1), id)).toMatchObject({ state: "muted" });
  await endMutes(at(3));
  expect(await getIssue(at(3), id)).toMatchObject({ state: "open", muted_until: null });
});

test("an issue that is muted for a number of records opens with the last of them", async () => {
  const id = await report("records", 3);
  await changeIssue(at(0), { id, change: { state: "muted", muted_count: 2 } });
  await report("records", 1);
  await endMutes(at(0));
  expect(await getIssue(at(0), id)).toMatchObject({ state: "muted", muted_count: 1 });
  await report("records", 1);
  await endMutes(at(0));
  expect(await getIssue(at(0), id)).toMatchObject({ state: "open", muted_count: null });
});

test("records of an issue that is merged into a muted one do not open it, nor does splitting", async () => {
  const id = await report("merged", 1, "one");
  const other = await report("merged", 5, "two");
  await changeIssue(at(0), { id, change: { muted_count: 3 } });
  await mergeIssues(at(0), { id, merge: { issues: [other] } });
  expect(await getIssue(at(0), id)).toMatchObject({ count: 6, muted_count: 3 });
  await splitIssue(at(0), { id, split: { issues: [other] } });
  expect(await getIssue(at(0), id)).toMatchObject({ count: 1, muted_count: 3 });
});

test("an issue that is muted until it regresses is resolved by a day of silence, and comes back", async () => {
  const id = await report("quiet");
  await changeIssue(at(0), { id, change: { muted_until_regression: true } });
  await endMutes(at(23));
  expect(await getIssue(at(23), id)).toMatchObject({ state: "muted" });
  await endMutes(at(25));
  expect(await getIssue(at(25), id)).toMatchObject({ state: "resolved" });
  await database.pool.issue.updateMany({ where: { id }, data: { state_changed_at: after(-1) } });
  await report("quiet");
  expect(await getIssue(at(0), id)).toMatchObject({ state: "regressed" });
  const { service_id } = await database.pool.issue.findFirstOrThrow({ where: { id } });
  const regression = { service_id, issue_id: id, at: after(0) };
  await noteRegression(at(0), regression);
  await noteRegression(at(1), regression);
  const events = await database.pool.issueEvent.findMany({ where: { issue_id: id } });
  expect(events.map(({ kind }) => kind).sort()).toEqual(["regressed", "settled"]);
});

test("a mute that ends by itself is told to open dashboards, and stands in the issue's activity", async () => {
  const id = await report("ends");
  await changeIssue(at(0), { id, change: { muted_until: after(1).toISOString() } });
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const heard: string[] = [];
  client.on("notification", ({ payload }) => heard.push(payload ?? ""));
  await client.query(`LISTEN ${newsChannel}`);
  await endMutes(at(0));
  await client.query("SELECT 1");
  expect(heard).toEqual([]);
  await endMutes(at(2));
  await client.query("SELECT 1");
  await client.end();
  expect(heard.flatMap((payload) => JSON.parse(payload).news)).toMatchObject([
    { kind: "changed", payload: { object: "issue", id, action: "end-mute" } },
  ]);
  const [latest] = await listIssueHistory(at(2), id);
  expect(latest).toMatchObject({ kind: "unmuted" });
});

test("a mute without an end stays, and reopening forgets what would have ended one", async () => {
  const id = await report("stays");
  await changeIssue(at(0), { id, change: { state: "muted" } });
  await endMutes(at(24 * 365));
  expect(await getIssue(at(0), id)).toMatchObject({ state: "muted" });
  await changeIssue(at(0), { id, change: { muted_count: 5, muted_until_regression: true } });
  const opened = await changeIssue(at(0), { id, change: { state: "open" } });
  expect(opened).toMatchObject({ muted_count: null, muted_until_regression: false });
});

test("a person takes an issue, hands it on, and everyone finds whose it is", async () => {
  const id = await report("assigned");
  const left = await report("left");
  const ann = await addPerson("ann@example.com");
  const taken = await changeIssue(ann.context, { id, change: { assignee: "me" } });
  expect(taken).toMatchObject({ state: "open", assignee: { id: ann.user.id, name: "Ann" } });
  const ask = async (assignee: string) =>
    (await listIssues(ann.context, { assignee, sort: "last_seen", limit: 100 })).data;
  expect((await ask("me")).map((issue) => issue.id)).toEqual([id]);
  expect((await ask("nobody")).map((issue) => issue.id)).toContain(left);
  expect((await ask("nobody")).map((issue) => issue.id)).not.toContain(id);
  await changeIssue(ann.context, { id, change: { assignee: null } });
  expect(await ask(ann.user.id)).toEqual([]);
  const entries = await database.pool.auditEntry.findMany({ where: { object_id: id } });
  expect(entries.map((entry) => [entry.before, entry.after])).toEqual([
    [{ assignee: null }, { assignee: { id: ann.user.id, name: "Ann" } }],
    [{ assignee: { id: ann.user.id, name: "Ann" } }, { assignee: null }],
  ]);
});

test("nobody can be asked who is not there any more, and a token is nobody's me", async () => {
  const id = await report("refused");
  const gone = await addPerson("gone@example.com", new Date());
  for (const assignee of [gone.user.id, crypto.randomUUID(), "me"]) {
    const refused = changeIssue(at(0), { id, change: { assignee } });
    await expect(refused).rejects.toMatchObject({ code: "wrong-input" });
  }
  const past = { muted_until: after(-1).toISOString() };
  await expect(changeIssue(at(0), { id, change: past })).rejects.toMatchObject({
    evidence: { errors: [{ path: "muted_until" }] },
  });
});

test("what many issues had is given back exactly: states, mutes with their ends, and who looks after them", async () => {
  const ids = await Promise.all(
    ["one", "two", "three", "four"].map((word) => report("many", 2, word)),
  );
  const [one = "", two = "", three = "", four = ""] = ids;
  const ann = await addPerson("many@example.com");
  await changeIssue(at(0), { id: one, change: { muted_until: after(2).toISOString() } });
  await changeIssue(ann.context, { id: two, change: { muted_count: 7, assignee: "me" } });
  await changeIssue(at(0), { id: three, change: { state: "resolved" } });
  await database.pool.issue.updateMany({ where: { id: four }, data: { state: "regressed" } });
  const all = () => Promise.all(ids.map((id) => getIssue(at(0), id)));
  const before = await all();
  const changed = await changeIssues(at(0), { issues: { ids }, change: { state: "resolved" } });
  expect(changed).toMatchObject({ changed: 3, skipped: 1, failed: null });
  expect(changed.before.find(({ id }) => id === two)).toEqual({
    ...{ id: two, state: "muted", muted_until: null, muted_to_count: 9 },
    ...{ muted_until_regression: false, assignee: ann.user.id },
  });
  const { before: issues } = ChangedIssues.parse(changed);
  const restored = await restoreIssues(at(0), RestoreIssues.parse({ issues }));
  expect(restored).toMatchObject({ changed: 3, skipped: 0 });
  expect(await all()).toEqual(before);
  expect(await restoreIssues(at(0), { issues })).toMatchObject({ changed: 0, skipped: 3 });
  const viewer = database.context("viewer");
  await expect(restoreIssues(viewer, { issues })).rejects.toMatchObject({ code: "forbidden" });
  const entries = await database.pool.auditEntry.findMany({
    where: { object_id: two },
    orderBy: { id: "desc" },
  });
  // Who looks after it was not changed, and so is not told as changed.
  expect(entries[0]?.after).toEqual({ state: "muted", muted_count: 7 });
});

test("a change of many that fails on its way says how far it came, and why", async () => {
  const words = Array.from({ length: 25 }, (_, index) => `broken ${index}`);
  await sendIngest(
    database,
    words.map((word) => ({ message: word, code: "E", service: "half", fingerprint: [word] })),
  );
  const { data } = await listIssues(at(0), { service: "half", sort: "last_seen", limit: 100 });
  const ids = data.map(({ id }) => id);
  await database.pool.$executeRaw`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'secret words'; END $$`;
  await database.pool.$executeRawUnsafe(`
    CREATE TRIGGER refuse BEFORE UPDATE ON issues FOR EACH ROW WHEN (OLD.id = '${ids[14]}') EXECUTE FUNCTION refuse()`);
  const change = { state: "resolved" } as const;
  const half = await changeIssues(at(0), { issues: { ids }, change });
  expect(half).toMatchObject({ changed: 10, skipped: 0, ids: expect.any(Array) });
  expect(half.ids.sort()).toEqual(ids.slice(0, 10).sort());
  expect(half.failed?.ids).toEqual(ids.slice(10));
  expect(half.failed?.reason).not.toContain("secret");
  const none = changeIssues(at(0), { issues: { ids: ids.slice(10) }, change });
  await expect(none).rejects.toThrow();
  await database.pool.$executeRaw`DROP TRIGGER refuse ON issues`;
});

test.each([
  [{ state: "open", muted_until: "2030-01-01T00:00:00Z" }, false],
  [{ state: "resolved", muted_to_count: 4 }, false],
  [{ state: "muted", muted_to_count: 4 }, true],
  [{ state: "regressed" }, true],
])("the handling %j is one: %s", (parts, isOne) => {
  const none = { muted_until: null, muted_to_count: null, muted_until_regression: false };
  const handling = { id: crypto.randomUUID(), assignee: null, ...none, ...parts };
  expect(RestoreIssues.safeParse({ issues: [handling] }).success).toBe(isOne);
});

test.each([
  [{}, false],
  [{ state: undefined }, false],
  [{ state: "resolved", muted_count: 3 }, false],
  [{ state: "regressed" }, false],
  [{ muted_count: 0 }, false],
  [{ muted_until: "tomorrow" }, false],
  [{ assignee: "nobody" }, false],
  [{ assignee: null }, true],
  [{ state: "muted", muted_until_regression: true }, true],
])("the change %j is asked rightly: %s", (change, isRight) => {
  expect(ChangeIssue.safeParse(change).success).toBe(isRight);
});
