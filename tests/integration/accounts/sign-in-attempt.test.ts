import { beforeEach, expect, test } from "vitest";
import { changeOwnPassword } from "#lib/accounts/change-own-password.ts";
import { changeUser } from "#lib/accounts/change-user.ts";
import { createUser } from "#lib/accounts/create-user.ts";
import type { ChangeUser } from "#lib/accounts/schemas.ts";
import { openSession } from "#lib/accounts/sign-in-attempt.ts";
import { signInWithPassword } from "#lib/accounts/sign-in-with-password.ts";
import type { Context } from "#lib/platform/context.ts";
import { useDatabase } from "#tests/support/database.ts";
import { untilBlocked } from "#tests/support/until-blocked.ts";

const database = useDatabase();
const email = "mia@example.com";
const password = "correct horse battery";
const reset = "another long password";
const source = { address: "192.0.2.1", device: null };
let userId = "";

beforeEach(async () => {
  await database.pool.signInThrottle.deleteMany();
  await database.pool.user.deleteMany();
  const user = await createUser(database.context(), { email, role: "operator", password });
  userId = user.id;
});

const signIn = (given = password) =>
  signInWithPassword(database.context(), { email, password: given, ...source });
const change = (input: ChangeUser, context: Context = database.context()) =>
  changeUser(context, { id: userId, change: input });
const open = (verified: { id: string; passwordHash: string | null }) =>
  openSession(database.context(), {
    ...{ address: source.address, userAgent: null, deviceCookie: undefined },
    ...{ previousSessionId: null, failure: null },
    ...{ userId: verified.id, passwordHash: verified.passwordHash },
  });
const liveSessions = () => database.pool.session.count({ where: { revoked_at: null } });

/** Begins `act` while a change is made but not committed, and commits when `act` waits for it: what `act` ended with. */
async function duringChange(input: ChangeUser, act: () => Promise<unknown>): Promise<unknown> {
  const context = database.context();
  const [outcome] = await context.database.$transaction(
    async (transaction) => {
      await change(input, { ...context, database: transaction });
      const ended = act().catch((error: unknown) => error);
      await Promise.race([ended, untilBlocked(database.pool)]);
      return [ended];
    },
    { timeout: 15_000 },
  );
  return outcome;
}

const changes: [string, ChangeUser][] = [
  ["gets another password", { password: reset }],
  ["is disabled", { disabled: true }],
];

test.each(changes)(
  "no session begins for who %s after the password was checked",
  async (_, input) => {
    const verified = await signIn();
    await change(input);
    await expect(open(verified)).rejects.toMatchObject({ code: "unauthorized" });
    expect(await liveSessions()).toBe(0);
  },
);

test.each(changes)("no session begins for who %s at that moment", async (_, input) => {
  const verified = await signIn();
  expect(await duringChange(input, () => open(verified))).toMatchObject({ code: "unauthorized" });
  expect(await liveSessions()).toBe(0);
});

test("a way in without a password asks only that the user is not disabled", async () => {
  const known = { id: userId, passwordHash: null };
  await change({ password: reset });
  await open(known);
  expect(await liveSessions()).toBe(1);
  await change({ disabled: true });
  await expect(open(known)).rejects.toMatchObject({ code: "unauthorized" });
  expect(await liveSessions()).toBe(0);
});

test("a person's own new password does not undo the one that was reset while theirs was checked", async () => {
  const actor = { kind: "user", id: userId, name: email, role: "operator" } as const;
  const own = { ...database.context(), actor };
  const input = { current_password: password, new_password: "a new and longer password" };
  const outcome = await duringChange({ password: reset }, () => changeOwnPassword(own, input));
  expect(outcome).toMatchObject({ code: "wrong-input" });
  await expect(signIn(input.new_password)).rejects.toMatchObject({ code: "unauthorized" });
  expect(await signIn(reset)).toMatchObject({ id: userId });
});
