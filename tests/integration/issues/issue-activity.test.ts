import { beforeAll, expect, test } from "vitest";
import { changeComment } from "#lib/issues/change-comment.ts";
import { changeIssue } from "#lib/issues/change-issue.ts";
import { WriteComment } from "#lib/issues/comment-schemas.ts";
import { createComment } from "#lib/issues/create-comment.ts";
import { deleteComment } from "#lib/issues/delete-comment.ts";
import { listComments } from "#lib/issues/list-comments.ts";
import { listIssues } from "#lib/issues/list-issues.ts";
import { mergeIssues } from "#lib/issues/merge-issues.ts";
import type { Context, Role } from "#lib/platform/context.ts";
import { listIssueActivity } from "#lib/recovery/list-issue-activity.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";

const database = useDatabase();
beforeAll(() => addIngestKey(database, "organisation-key"));

async function report(service: string, words = "broken"): Promise<string> {
  await sendIngest(database, { message: words, code: "TIMEOUT", service, fingerprint: [words] });
  const { data } = await listIssues(database.context(), { service, sort: "last_seen", limit: 10 });
  return data.find(({ title }) => title === words)?.id ?? "";
}

function person(name: string, role: Role): Context {
  const actor = { kind: "user", id: crypto.randomUUID(), name, role } as const;
  return { ...database.context(), actor };
}

test("who wrote a comment changes and deletes it, nobody else does, and its words are in no log", async () => {
  const id = await report("comments");
  const ann = person("ann", "operator");
  const bob = person("bob", "operator");
  const { id: comment } = await createComment(ann, {
    id,
    comment: { body: "secret <b>words</b>" },
  });
  const read = async (context: Context) => (await listComments(context, id)).data;
  expect(await read(ann)).toMatchObject([
    { body: "secret <b>words</b>", author: "ann", is_mine: true, edited_at: null },
  ]);
  expect(await read(bob)).toMatchObject([{ is_mine: false }]);
  const change = { body: "better" };
  await expect(changeComment(bob, { id, comment, change })).rejects.toThrow("Only who wrote");
  await expect(deleteComment(bob, { id, comment })).rejects.toThrow("Only who wrote");
  await changeComment(ann, { id, comment, change });
  expect(await read(ann)).toMatchObject([{ body: "better", edited_at: expect.any(String) }]);
  await deleteComment(ann, { id, comment });
  expect(await read(ann)).toEqual([]);
  const log = await database.pool.auditEntry.findMany({ where: { object_id: comment } });
  expect(log.map(({ action }) => action)).toEqual([
    ...["create-comment", "change-comment", "delete-comment"],
  ]);
  expect(JSON.stringify(log.map(({ before, after }) => [before, after]))).not.toContain("words");
});

test("an administrator deletes anybody's comment, a viewer writes none, a comment of another issue is not there", async () => {
  const id = await report("moderated");
  const other = await report("moderated", "other");
  const { id: comment } = await createComment(person("ann", "operator"), {
    ...{ id, comment: { body: "hello" } },
  });
  const viewer = createComment(person("vic", "viewer"), { id, comment: { body: "hello" } });
  await expect(viewer).rejects.toMatchObject({ code: "forbidden" });
  const admin = person("root", "admin");
  const elsewhere = deleteComment(admin, { id: other, comment });
  await expect(elsewhere).rejects.toMatchObject({ code: "not-found" });
  await deleteComment(admin, { id, comment });
  expect((await listComments(admin, id)).data).toEqual([]);
});

test.each([
  ["   ", false],
  ["x".repeat(5001), false],
  ["x".repeat(5000), true],
])("a comment is some words and bounded: %#", (body, fits) => {
  expect(WriteComment.safeParse({ body }).success).toBe(fits);
});

test("the activity tells what happened to an issue and who did what, newest first", async () => {
  const id = await report("told");
  const other = await report("told", "other");
  const ann = person("ann", "operator");
  await createComment(ann, { id: other, comment: { body: "of the other" } });
  await changeIssue(ann, { id, change: { state: "resolved" } });
  await mergeIssues(ann, { id, merge: { issues: [other] } });
  const { service_id } = await database.pool.issue.findFirstOrThrow({ where: { id } });
  await database.pool.issueEvent.create({
    data: { service_id, issue_id: id, at: new Date(Date.now() + 60_000), kind: "regressed" },
  });
  const place = { service_id, environment: "production" };
  const times = { opened_at: new Date(), detected_at: new Date(), closed_at: null };
  const incident = (code: string) =>
    database.pool.incident.create({
      data: { ...place, ...times, error_codes: [code], summary: "x", environment: code },
    });
  const [{ id: ours }, { id: foreign }] = [await incident("TIMEOUT"), await incident("OTHER")];
  for (const [name, incident_id] of [
    ["restart", ours],
    ["elsewhere", foreign],
  ] as const) {
    const created_at = new Date(Date.now() + 120_000);
    await database.pool.run.create({
      data: {
        ...{ ...place, name, incident_id, created_at, definition: {}, cause: "trigger" },
        ...{ reason: "x", requested_by: "scenario", state: "RECOVERED" },
      },
    });
  }
  const { data } = await listIssueActivity(ann, id);
  expect(data).toMatchObject([
    { kind: "recovery", run: { name: "restart", state: "RECOVERED" } },
    { kind: "regressed" },
    { kind: "changed", action: "merge-issues", actor: "ann" },
    { kind: "changed", action: "change-issue", after: { state: "resolved" } },
    { kind: "commented", comment: { body: "of the other" } },
    { kind: "opened" },
  ]);
});
