import { expect, test } from "vitest";
import { changeView } from "#lib/accounts/change-view.ts";
import { createView } from "#lib/accounts/create-view.ts";
import { deleteView } from "#lib/accounts/delete-view.ts";
import { listViews } from "#lib/accounts/list-views.ts";
import { CreateView } from "#lib/accounts/view-schemas.ts";
import type { Context, Role } from "#lib/platform/context.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();

function person(name: string, role: Role): Context {
  const actor = { kind: "user", id: crypto.randomUUID(), name, role } as const;
  return { ...database.context(), actor };
}
const ann = () => person("ann", "operator");
const view = (name: string, shared = false) =>
  CreateView.parse({ page: "issues", name, query: "state=open&cursor=abc&service=cart", shared });
const namesOf = async (context: Context) =>
  (await listViews(context, { page: "issues" })).data.map(({ name }) => name);

test("a private view is one person's, a shared one is everybody's and only its owner's to change", async () => {
  const owner = ann();
  const other = person("bob", "operator");
  const { id: mine } = await createView(owner, view("mine"));
  const shared = await createView(owner, view("ours", true));
  expect(shared).toMatchObject({ query: "service=cart&state=open", is_mine: true });
  expect(await namesOf(owner)).toEqual(["mine", "ours"]);
  expect(await namesOf(other)).toEqual(["ours"]);
  const renamed = changeView(other, { id: shared.id, change: { name: "theirs" } });
  await expect(renamed).rejects.toMatchObject({ code: "forbidden" });
  await expect(changeView(other, { id: mine, change: { name: "theirs" } })).rejects.toMatchObject({
    code: "not-found",
  });
  await expect(deleteView(other, shared.id)).rejects.toMatchObject({ code: "forbidden" });
  await changeView(owner, { id: shared.id, change: { name: "renamed", query: "q=x" } });
  expect(await namesOf(other)).toEqual(["renamed"]);
  await deleteView(person("root", "admin"), shared.id);
  await deleteView(owner, mine);
  expect(await namesOf(owner)).toEqual([]);
});

test("a viewer keeps views, and shares none", async () => {
  const viewer = person("vic", "viewer");
  const { id } = await createView(viewer, view("own"));
  await expect(createView(viewer, view("all", true))).rejects.toMatchObject({ code: "forbidden" });
  await expect(changeView(viewer, { id, change: { shared: true } })).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("a list opens with one view of a person, whoever saved it", async () => {
  const owner = ann();
  const reader = person("reader", "viewer");
  const one = await createView(owner, view("one", true));
  const two = await createView(owner, view("two", true));
  const defaults = async (context: Context) =>
    (await listViews(context, {})).data.filter((each) => each.is_default).map(({ id }) => id);
  await changeView(reader, { id: one.id, change: { is_default: true } });
  await changeView(owner, { id: one.id, change: { is_default: true } });
  await changeView(reader, { id: two.id, change: { is_default: true } });
  expect(await defaults(reader)).toEqual([two.id]);
  expect(await defaults(owner)).toEqual([one.id]);
  await changeView(reader, { id: two.id, change: { is_default: false } });
  expect(await defaults(reader)).toEqual([]);
  const token: Context = { ...owner, actor: { ...owner.actor, kind: "token" } };
  const asked = changeView(token, { id: one.id, change: { is_default: true } });
  await expect(asked).rejects.toMatchObject({ code: "forbidden" });
});

test("every change of a view is in the audit log", async () => {
  const owner = ann();
  const { id } = await createView(owner, view("told"));
  await changeView(owner, { id, change: { name: "told again" } });
  await deleteView(owner, id);
  const log = await database.pool.auditEntry.findMany({ where: { object_id: id } });
  expect(log.map(({ action }) => action)).toEqual(["create-view", "change-view", "delete-view"]);
});

test("an administrator takes back what somebody shared, and it stays its owner's", async () => {
  const owner = ann();
  const root = person("root", "admin");
  const { id } = await createView(owner, view("loud", true));
  const taken = await changeView(root, { id, change: { shared: false } });
  expect(taken).toMatchObject({ shared: false, is_mine: false });
  expect(await namesOf(owner)).toContain("loud");
  expect(await namesOf(root)).not.toContain("loud");
  const again = changeView(root, { id, change: { name: "quiet" } });
  await expect(again).rejects.toMatchObject({ code: "not-found" });
  await expect(deleteView(root, id)).rejects.toMatchObject({ code: "not-found" });
});

test("what a person calls and filters a private view by is not in the audit log", async () => {
  const owner = ann();
  const { id } = await createView(owner, view("my secret plan"));
  await changeView(owner, { id, change: { name: "a secret change", query: "q=secret" } });
  await changeView(owner, { id, change: { shared: true, name: "for all", query: "q=x" } });
  await changeView(owner, { id, change: { shared: false, name: "secret again" } });
  await deleteView(owner, id);
  const log = await database.pool.auditEntry.findMany({ where: { object_id: id } });
  expect(JSON.stringify(log.map(({ before, after }) => [before, after]))).not.toContain("secret");
  expect(log[0]?.after).toEqual({ page: "issues", shared: false, name: "a private view" });
  expect(log[2]?.after).toMatchObject({ name: "for all", query: "q=x" });
});
