import { beforeEach, expect, test } from "vitest";
import { changeUser } from "#lib/accounts/change-user.ts";
import { createUser } from "#lib/accounts/create-user.ts";
import { listAuditEntries } from "#lib/accounts/list-audit-entries.ts";
import { listUsers } from "#lib/accounts/list-users.ts";
import { ChangeUser, CreateUser } from "#lib/accounts/schemas.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const password = "correct horse battery";
const create = (email: string, role: "viewer" | "admin" = "admin") =>
  createUser(database.context(), { email, role, password });
const change = (id: string, input: ChangeUser) =>
  changeUser(database.context(), { id, change: input });

beforeEach(async () => {
  await database.pool.user.deleteMany();
});

test.each([{ disabled: true }, { role: "viewer" as const }])(
  "the last enabled administrator stays: %j is a conflict",
  async (input) => {
    const last = await create("last@example.com");
    const former = await create("former@example.com");
    await change(former.id, { disabled: true });
    await expect(change(last.id, input)).rejects.toMatchObject({ code: "conflict" });
    await change(former.id, { disabled: false });
    expect(await change(last.id, input)).toMatchObject(input);
  },
);

test("of two administrators who demote each other at the same moment, one stays", async () => {
  const [one, two] = [await create("one@example.com"), await create("two@example.com")];
  let second: Promise<unknown> = Promise.resolve();
  await database.pool.$transaction(async (transaction) => {
    const inside = { ...database.context(), database: transaction };
    await changeUser(inside, { id: one.id, change: { role: "viewer" } });
    second = change(two.id, { role: "viewer" }).catch(({ code }) => code);
    // Long enough for the second to read what the first has not committed yet.
    await new Promise((resolve) => setTimeout(resolve, 300));
  });
  expect(await second).toBe("conflict");
  expect(await database.pool.user.count({ where: { role: "admin" } })).toBe(1);
});

test("an e-mail address is one user's", async () => {
  await create("mia@example.com");
  await expect(create("mia@example.com")).rejects.toMatchObject({ code: "conflict" });
});

test.each(["viewer", "operator"] as const)("a %s keeps no users", async (role) => {
  const context = database.context(role);
  await expect(listUsers(context)).rejects.toMatchObject({ code: "forbidden" });
  await expect(
    createUser(context, { email: "x@example.com", role: "admin", password }),
  ).rejects.toMatchObject({ code: "forbidden" });
  expect(await database.pool.user.count()).toBe(0);
});

test("what is changed is audited with before and after, and no hash or password is anywhere", async () => {
  const { id } = await create("mia@example.com", "viewer");
  await change(id, { role: "admin", name: "Mia", password: "another long password" });
  const { data } = await listAuditEntries(database.context(), { limit: 10 });
  expect(data[0]).toMatchObject({
    actor: "test admin",
    action: "change-user",
    object_id: id,
    before: { role: "viewer", name: null },
    after: { role: "admin", name: "Mia", password: "changed" },
  });
  const shown = JSON.stringify([data, await listUsers(database.context())]);
  expect(shown).not.toMatch(/argon2|another long|correct horse/);
});

test.each([
  { email: "a@example.com", role: "admin", password, id: "1" },
  { email: "a@example.com", role: "admin", password, password_hash: "x" },
  { email: "a@example.com", role: "owner", password },
  { email: "a@example.com", role: "viewer", password: "elevenchars" },
  { email: "not an address", role: "viewer", password },
])("creating a user refuses %j", (input) => {
  expect(CreateUser.safeParse(input).success).toBe(false);
});

test("changing a user refuses what is not for changing", () => {
  for (const key of ["id", "email", "password_hash", "oidc_subject", "disabled_at"]) {
    expect(ChangeUser.safeParse({ [key]: "x" }).success).toBe(false);
  }
});

test("the audit log is read in pages and by actor", async () => {
  const name = `actor ${crypto.randomUUID()}`;
  const context = database.context();
  const actor = { ...context.actor, name };
  for (const letter of ["a", "b", "c"]) {
    await createUser(
      { ...context, actor },
      { email: `${letter}@example.com`, role: "viewer", password },
    );
  }
  const first = await listAuditEntries(context, { actor: name, limit: 2 });
  const cursor = first.next_cursor ?? "";
  const second = await listAuditEntries(context, { actor: name, limit: 2, cursor });
  expect([first.data.length, second.data.length, second.next_cursor]).toEqual([2, 1, null]);
  expect(first.data[0]?.after).toMatchObject({ email: "c@example.com" });
  expect(second.data[0]?.after).toMatchObject({ email: "a@example.com" });
});
