import { encode } from "next-auth/jwt";
import { beforeEach, expect, test } from "vitest";
import { authenticateRequest, sessionCookieName } from "#lib/accounts/authenticate-request.ts";
import { changeOwnPassword } from "#lib/accounts/change-own-password.ts";
import { changeUser } from "#lib/accounts/change-user.ts";
import { createUser } from "#lib/accounts/create-user.ts";
import { endUserSessions } from "#lib/accounts/end-user-sessions.ts";
import { endSession, startSession } from "#lib/accounts/session.ts";
import { authSecret } from "#lib/platform/env.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const password = "correct horse battery";
let userId = "";
let sid = "";

beforeEach(async () => {
  await database.pool.user.deleteMany();
  const user = await createUser(database.context(), {
    email: "mia@example.com",
    role: "operator",
    password,
  });
  userId = user.id;
  sid = await startSession(database.context(), { user_id: userId, user_agent: null });
});

async function whoIs(session = sid, now = new Date()) {
  const token = await encode({ token: { sid: session }, secret: authSecret() });
  const headers = new Headers({ cookie: `other=%E0%A4%A; ${sessionCookieName()}=${token}` });
  return authenticateRequest(database.pool, headers, now);
}
const hoursFromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000);

test("a session is the user with the role of this moment", async () => {
  expect(await whoIs()).toMatchObject({ kind: "user", id: userId, role: "operator" });
});

test.each([
  ["that is revoked", () => endSession(database.context(), sid)],
  ["whose user is signed out everywhere", () => endUserSessions(database.context(), userId)],
  ["whose user is disabled", () => change({ disabled: true })],
  ["whose user gets another role", () => change({ role: "viewer" })],
  ["whose user gets another password", () => change({ password: "another long password" })],
] as const)("a session %s is nobody at once", async (_, end) => {
  await end();
  expect(await whoIs()).toMatchObject({ kind: "anonymous", role: null });
});

const change = (input: Parameters<typeof changeUser>[1]["change"]) =>
  changeUser(database.context(), { id: userId, change: input });

test("a new name, or the role there was, leaves the session alone", async () => {
  await change({ name: "Mia", role: "operator" });
  expect(await whoIs()).toMatchObject({ kind: "user" });
});

test("a session ends after eight idle hours and is kept alive by requests until its seventh day", async () => {
  expect(await whoIs(sid, hoursFromNow(8.1))).toMatchObject({ kind: "anonymous" });
  for (let hours = 7; hours < 7 * 24; hours += 7) {
    expect(await whoIs(sid, hoursFromNow(hours))).toMatchObject({ kind: "user" });
  }
  expect(await whoIs(sid, hoursFromNow(7 * 24 + 0.1))).toMatchObject({ kind: "anonymous" });
});

test("a cookie signed with another secret, or none of ours, is nobody", async () => {
  const forged = await encode({ token: { sid }, secret: "another secret of 32 characters!!" });
  for (const value of [forged, sid, "x", "%"]) {
    const headers = new Headers({ cookie: `${sessionCookieName()}=${value}` });
    expect(await authenticateRequest(database.pool, headers, new Date())).toMatchObject({
      kind: "anonymous",
    });
  }
});

test("a person changes the password with the current one, and is signed out everywhere", async () => {
  const own = { ...database.context(), actor: await whoIs() };
  const new_password = "a new and longer password";
  await expect(
    changeOwnPassword(own, { current_password: "wrong", new_password }),
  ).rejects.toMatchObject({ code: "wrong-input" });
  expect(await whoIs()).toMatchObject({ kind: "user" });
  await changeOwnPassword(own, { current_password: password, new_password });
  expect(await whoIs()).toMatchObject({ kind: "anonymous" });
});

test("a stolen session cannot guess the password either", async () => {
  const own = { ...database.context(), actor: await whoIs() };
  const guess = () =>
    changeOwnPassword(own, { current_password: "guess", new_password: password }).catch(
      ({ code }) => code,
    );
  for (let tries = 0; tries < 5; tries += 1) expect(await guess()).toBe("wrong-input");
  expect(await guess()).toBe("too-many");
});
