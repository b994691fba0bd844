import { beforeEach, expect, test } from "vitest";
import { createUser } from "#lib/accounts/create-user.ts";
import { endOtherSessions, endOwnSession, listOwnSessions } from "#lib/accounts/own-sessions.ts";
import { startSession } from "#lib/accounts/session.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
let user: { id: string; email: string };
let stranger: { id: string; email: string };

beforeEach(async () => {
  await database.pool.user.deleteMany();
  const password = "violet tractor on holiday";
  const create = (email: string) =>
    createUser(database.context(), { email, role: "viewer", password });
  [user, stranger] = await Promise.all([create("mia@example.com"), create("lee@example.com")]);
});

const signIn = (who: { id: string }, user_agent: string | null = firefox) =>
  startSession(database.context(), { user_id: who.id, user_agent });
const as = (who: { id: string; email: string }, session: string) => ({
  ...database.context(),
  actor: { kind: "user", id: who.id, name: who.email, role: "viewer", session } as const,
});
const idsOf = async (session: string) =>
  (await listOwnSessions(as(user, session))).data.map(({ id }) => id);

test("a person sees their own live sessions with device, and which one this is", async () => {
  const [here, there] = [await signIn(user), await signIn(user, null)];
  await signIn(stranger);
  const idle = await signIn(user);
  await database.pool.session.update({
    where: { id: idle },
    data: { last_seen_at: new Date(Date.now() - 9 * 3_600_000) },
  });
  const { data } = await listOwnSessions(as(user, here));
  expect(new Set(data.map(({ id }) => id))).toEqual(new Set([here, there]));
  expect(data.find(({ id }) => id === here)).toMatchObject({
    device: "Firefox on Linux",
    current: true,
  });
  expect(data.find(({ id }) => id === there)).toMatchObject({ current: false });
});

test("one session is ended, never that of somebody else", async () => {
  const [here, there, foreign] = [await signIn(user), await signIn(user), await signIn(stranger)];
  await expect(endOwnSession(as(user, here), foreign)).rejects.toMatchObject({ code: "not-found" });
  await expect(endOwnSession(as(user, here), "no id")).rejects.toMatchObject({ code: "not-found" });
  await endOwnSession(as(user, here), there);
  expect(await idsOf(here)).toEqual([here]);
  expect(await database.pool.session.count({ where: { revoked_at: null } })).toBe(2);
});

test("all others are ended at once, and the audit log says how many", async () => {
  const [here] = [await signIn(user), await signIn(user), await signIn(user)];
  await signIn(stranger);
  await endOtherSessions(as(user, here));
  expect(await idsOf(here)).toEqual([here]);
  expect(await database.pool.session.count({ where: { revoked_at: null } })).toBe(2);
  const entry = await database.pool.auditEntry.findFirst({
    where: { action: "end-other-sessions" },
  });
  expect(entry?.after).toEqual({ email: user.email, ended: 2 });
});

test("a token has no sessions, and ends none", async () => {
  const session = await signIn(user);
  expect((await listOwnSessions(database.context())).data).toEqual([]);
  await endOtherSessions(database.context());
  await expect(endOwnSession(database.context(), session)).rejects.toMatchObject({
    code: "not-found",
  });
  expect(await idsOf(session)).toEqual([session]);
});
