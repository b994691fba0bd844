import { beforeEach, expect, test } from "vitest";
import { acceptInvitation, getInvitation } from "#lib/accounts/accept-invitation.ts";
import { changeUser } from "#lib/accounts/change-user.ts";
import { createUser } from "#lib/accounts/create-user.ts";
import {
  createInvitation,
  listInvitations,
  revokeInvitation,
} from "#lib/accounts/manage-invitations.ts";
import { signInWithOpenId } from "#lib/accounts/sign-in-with-openid.ts";
import { signInWithPassword } from "#lib/accounts/sign-in-with-password.ts";
import { anonymous } from "#lib/platform/context.ts";
import type { DatabasePool } from "#lib/platform/database.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const password = "violet tractor on holiday";
const email = "noa@example.com";
const nobody = (now?: Date) => ({ ...database.context("admin", now), actor: anonymous });
const invite = () => createInvitation(database.context(), { email, role: "operator" });
const accept = (token: string, given = password) =>
  acceptInvitation(nobody(), { token, name: "Noa", password: given });

beforeEach(async () => {
  await database.pool.user.deleteMany();
  await database.pool.invitation.deleteMany();
});

test("an invited person becomes a user with the invited role, once, and signs in", async () => {
  const { token } = await invite();
  expect(await getInvitation(nobody(), token)).toMatchObject({ email, role: "operator" });
  expect(await accept(token)).toEqual({ email });
  const user = await database.pool.user.findUniqueOrThrow({ where: { email } });
  expect(user).toMatchObject({ role: "operator", name: "Noa" });
  const source = { address: "192.0.2.1", device: null };
  expect(await signInWithPassword(nobody(), { email, password, ...source })).toMatchObject({
    id: user.id,
  });
  await expect(accept(token)).rejects.toMatchObject({ code: "not-found" });
  expect((await listInvitations(database.context())).data).toEqual([]);
});

test("of two who use the same link at the same moment, one becomes the user", async () => {
  const { token } = await invite();
  const both = await Promise.allSettled([accept(token), accept(token)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await database.pool.user.count()).toBe(1);
});

test("only the hash of a token is kept, and it opens nothing by itself", async () => {
  const { token } = await invite();
  const [row] = await database.pool.invitation.findMany();
  expect(JSON.stringify(row)).not.toContain(token);
  await expect(accept(row?.token_hash ?? "")).rejects.toMatchObject({ code: "not-found" });
});

test("a link ends when it is revoked, when another follows it, and after a week", async () => {
  const first = await invite();
  const second = await invite();
  await expect(getInvitation(nobody(), first.token)).rejects.toMatchObject({ code: "not-found" });
  const inEightDays = new Date(Date.now() + 8 * 86_400_000);
  await expect(getInvitation(nobody(inEightDays), second.token)).rejects.toThrow(/no longer/);
  await revokeInvitation(database.context(), second.invitation.id);
  await expect(accept(second.token)).rejects.toMatchObject({ code: "not-found" });
  await expect(revokeInvitation(database.context(), second.invitation.id)).rejects.toMatchObject({
    code: "not-found",
  });
});

test("who is a user already is not invited, and a common password is refused without using up the link", async () => {
  const { token } = await invite();
  await expect(accept(token, "password1234")).rejects.toMatchObject({
    code: "wrong-input",
    evidence: { errors: [{ path: "password" }] },
  });
  await createUser(database.context(), { email, role: "viewer", password });
  await expect(invite()).rejects.toMatchObject({ code: "conflict" });
  await expect(accept(token)).rejects.toMatchObject({ code: "conflict" });
});

test("only administrators invite, and all of it is in the audit log without the token", async () => {
  for (const role of ["viewer", "operator"] as const) {
    const input = { email, role: "admin" } as const;
    await expect(createInvitation(database.context(role), input)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(listInvitations(database.context(role))).rejects.toMatchObject({
      code: "forbidden",
    });
  }
  const before = await database.pool.auditEntry.count();
  const { token } = await invite();
  await accept(token);
  const again = await createInvitation(database.context(), {
    email: "lee@example.com",
    role: "viewer",
  });
  await revokeInvitation(database.context(), again.invitation.id);
  const entries = await database.pool.auditEntry.findMany({
    orderBy: { id: "asc" },
    skip: before,
  });
  expect(entries.map(({ action }) => action)).toEqual([
    ...["invite-user", "accept-invitation", "invite-user", "revoke-invitation"],
  ]);
  expect(entries[1]).toMatchObject({ actor_name: email, after: { invited_by: "test admin" } });
  const told = JSON.stringify(entries, (_, value) => (typeof value === "bigint" ? "" : value));
  expect(told).not.toContain("pmi_");
});

test.each([{ disabled: true }, { role: "operator" as const }])(
  "who is administrator no longer (%j) leaves no open invitation, so no way back by a link",
  async (change) => {
    const create = (address: string) =>
      createUser(database.context(), { email: address, role: "admin", password });
    const { id } = await create("mia@example.com");
    await create("ada@example.com");
    const context = database.context();
    const inviteAs = (name: string, invited: string) =>
      createInvitation(
        { ...context, actor: { ...context.actor, name } },
        { email: invited, role: "admin" },
      );
    const { token } = await inviteAs("mia@example.com", email);
    await inviteAs("ada@example.com", "lee@example.com");
    await changeUser(context, { id, change: { name: "Mia" } });
    expect((await listInvitations(context)).data).toHaveLength(2);
    await changeUser(context, { id, change });
    expect((await listInvitations(context)).data).toMatchObject([{ email: "lee@example.com" }]);
    await expect(accept(token)).rejects.toMatchObject({ code: "not-found" });
  },
);

const claims = { iss: "https://login.example.com", sub: "2482", email, email_verified: true };
const signIn = (other: object = {}) => signInWithOpenId(nobody(), { ...claims, ...other });

test("who is invited and signs in with OpenID has accepted: the invited role, and no link that is left over", async () => {
  const { token } = await invite();
  const id = await signIn();
  expect(await database.pool.user.findUnique({ where: { id } })).toMatchObject({
    ...{ role: "operator", password_hash: null },
  });
  expect((await listInvitations(database.context())).data).toEqual([]);
  await expect(accept(token)).rejects.toMatchObject({ code: "not-found" });
  expect(await signIn()).toBe(id);
  const entry = await database.pool.auditEntry.findFirst({
    where: { object_id: id },
    orderBy: { id: "desc" },
  });
  expect(entry).toMatchObject({
    action: "accept-invitation",
    after: { role: "operator", invited_by: "test admin" },
  });
});

test("an address that nobody verified takes no invitation, nor its address", async () => {
  const { token } = await invite();
  await expect(signIn({ email_verified: false })).rejects.toMatchObject({ code: "forbidden" });
  expect(await accept(token)).toEqual({ email });
  const { id } = await database.pool.user.findUniqueOrThrow({ where: { email } });
  expect(await signIn()).toBe(id);
});

test("who follows the link and signs in with OpenID at the same moment becomes one user", async () => {
  for (let round = 0; round < 5; round += 1) {
    await database.pool.user.deleteMany();
    const { token } = await invite();
    const [, id] = await Promise.all([
      accept(token).catch((error) => expect(["conflict", "not-found"]).toContain(error.code)),
      // What hashing a password takes.
      new Promise((resolve) => setTimeout(resolve, round * 30)).then(() => signIn()),
      signIn(),
    ]);
    expect(await database.pool.user.findMany()).toMatchObject([{ id, role: "operator" }]);
  }
});

test("who signs in with OpenID while their other tab does is the same user to both", async () => {
  let first: Promise<string> | undefined;
  const pool = database.pool.$extends({
    query: {
      user: {
        async findUnique({ args, query }) {
          const found = await query(args);
          if (args.where.oidc_subject) {
            first ??= signIn();
            await first;
          }
          return found;
        },
      },
    },
  });
  const context = { ...nobody(), database: pool as unknown as DatabasePool };
  expect(await signInWithOpenId(context, claims)).toBe(await first);
  expect(await database.pool.user.count()).toBe(1);
});

test("of invitations of one address that are made at the same moment, one stays", async () => {
  const made = await Promise.all(Array.from({ length: 8 }, invite));
  expect((await listInvitations(database.context())).data).toHaveLength(1);
  const answers = await Promise.allSettled(made.map(({ token }) => accept(token)));
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});
