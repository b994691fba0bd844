import { beforeEach, expect, test } from "vitest";
import { createUser } from "#lib/accounts/create-user.ts";
import { signInWithOpenId } from "#lib/accounts/sign-in-with-openid.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const claims = {
  iss: "https://login.example.com",
  sub: "248289761001",
  email: "Mia@example.com",
  email_verified: true,
  name: "Mia",
};
const signIn = (other: Partial<typeof claims> = {}) =>
  signInWithOpenId(database.context(), { ...claims, ...other });
const createMia = () =>
  createUser(database.context(), {
    email: "mia@example.com",
    role: "admin",
    password: "correct horse battery",
  });

beforeEach(async () => {
  await database.pool.user.deleteMany();
});

test("who is new becomes a viewer, and is the same user the next time under another address", async () => {
  const id = await signIn();
  expect(await database.pool.user.findUnique({ where: { id } })).toMatchObject({
    email: "mia@example.com",
    role: "viewer",
    password_hash: null,
  });
  expect(await signIn({ email: "mia@new.example.com" })).toBe(id);
});

test("a verified address joins the user who has it, with their role", async () => {
  const { id } = await createMia();
  expect(await signIn()).toBe(id);
});

test("an address nobody verified joins no user", async () => {
  await createMia();
  await expect(signIn({ email_verified: false })).rejects.toMatchObject({ code: "forbidden" });
});

test("a second subject cannot take over a user by their address", async () => {
  await signIn();
  await expect(signIn({ sub: "another" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(signIn({ iss: "https://evil.example" })).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("a disabled user stays outside", async () => {
  const id = await signIn();
  await database.pool.user.update({ where: { id }, data: { disabled_at: new Date() } });
  await expect(signIn()).rejects.toMatchObject({ code: "forbidden" });
});
