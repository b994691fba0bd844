import { afterAll, beforeEach, expect, test } from "vitest";
import { answerSignIn } from "#lib/accounts/answer-sign-in.ts";
import { authenticateRequest, sessionCookieName } from "#lib/accounts/authenticate-request.ts";
import { createUser } from "#lib/accounts/create-user.ts";
import { readKnownDevice } from "#lib/accounts/known-device.ts";
import { database as webDatabase } from "#lib/platform/database.ts";
import { Browser } from "#tests/support/browser.ts";
import { useDatabase } from "#tests/support/database.ts";
import { untilBlocked } from "#tests/support/until-blocked.ts";

process.env.NEXTAUTH_URL = "http://localhost:3000";
const database = useDatabase();
const email = "mia@example.com";
const password = "correct horse battery";
afterAll(() => webDatabase().$disconnect());
beforeEach(async () => {
  await database.pool.signInThrottle.deleteMany();
  await database.pool.user.deleteMany();
  await createUser(database.context(), { email, role: "viewer", password });
});

const open = () => new Browser("http://localhost:3000", answerSignIn);
const whoIs = (browser: Browser) =>
  authenticateRequest(database.pool, new Headers({ cookie: browser.cookieHeader() }), new Date());
const signIn = (browser: Browser, given: Record<string, string> = {}) =>
  browser.post("callback/credentials", { email, password, ...given });

test("a right password opens a session whose cookie no script can read", async () => {
  const browser = open();
  const answer = await signIn(browser);
  expect(answer.status).toBe(200);
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith(sessionCookieName()));
  expect(cookie).toMatch(/; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/);
  expect(await whoIs(browser)).toMatchObject({ kind: "user", name: email, role: "viewer" });
});

test("a wrong password is a problem in plain words, and opens nothing", async () => {
  const browser = open();
  const answer = await signIn(browser, { password: "wrong" });
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({
    detail: "The e-mail address or the password is not right.",
  });
  expect(await whoIs(browser)).toMatchObject({ kind: "anonymous" });
  expect(await database.pool.session.count()).toBe(0);
});

test("a password that is reset while it is checked opens nothing", async () => {
  const browser = open();
  const { pool } = database;
  const [answering] = await pool.$transaction(
    async (transaction) => {
      await transaction.user.update({ where: { email }, data: { password_hash: "another" } });
      const answering = signIn(browser);
      await Promise.race([answering, untilBlocked(pool)]);
      return [answering];
    },
    { timeout: 15_000 },
  );
  expect((await answering).status).toBe(401);
  expect(await whoIs(browser)).toMatchObject({ kind: "anonymous" });
  expect(await pool.session.count()).toBe(0);
});

test("used-up tries answer 429 with the seconds to wait", async () => {
  const browser = open();
  for (let tries = 0; tries < 5; tries += 1) await signIn(browser, { password: "wrong" });
  const answer = await signIn(browser);
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(800);
});

test("strangers who use up a user's tries do not lock them out of a browser they have used", async () => {
  const own = open();
  await signIn(own);
  await own.post("signout", {});
  for (let tries = 0; tries < 25; tries += 1) {
    await open().post(
      "callback/credentials",
      { email, password: "wrong" },
      { "x-forwarded-for": `198.51.100.${tries}` },
    );
  }
  expect((await signIn(open())).status).toBe(429);
  expect((await signIn(own)).status).toBe(200);
});

test("a known browser is known for its own user only, and has five tries like any other", async () => {
  const own = open();
  await signIn(own);
  await createUser(database.context(), { email: "bo@example.com", role: "viewer", password });
  for (let tries = 0; tries < 5; tries += 1) await signIn(own, { password: "wrong" });
  expect((await signIn(own)).status).toBe(429);
  expect(await readKnownDevice(own.cookie("paramedic.device"), email)).not.toBeNull();
  expect(await readKnownDevice(own.cookie("paramedic.device"), "bo@example.com")).toBeNull();
  expect(await readKnownDevice(own.cookie("paramedic.session"), email)).toBeNull();
});

test("every sign-in gets a session id of its own, and the browser's former session ends", async () => {
  const browser = open();
  await signIn(browser);
  const former = browser.cookieHeader();
  await signIn(browser);
  expect(browser.cookieHeader()).not.toBe(former);
  const headers = new Headers({ cookie: former });
  expect(await authenticateRequest(database.pool, headers, new Date())).toMatchObject({
    kind: "anonymous",
  });
  expect(await whoIs(browser)).toMatchObject({ kind: "user" });
});

test("signing out ends the session, not only its cookie", async () => {
  const browser = open();
  await signIn(browser);
  const copied = new Headers({ cookie: browser.cookieHeader() });
  expect((await browser.post("signout", {})).status).toBe(200);
  expect(await authenticateRequest(database.pool, copied, new Date())).toMatchObject({
    kind: "anonymous",
  });
  expect(browser.cookieHeader()).not.toContain(sessionCookieName());
  const entries = await database.pool.auditEntry.findMany({ orderBy: { id: "desc" }, take: 2 });
  expect(entries.map(({ actor_name, action }) => [actor_name, action])).toEqual([
    [email, "sign-out"],
    [email, "sign-in"],
  ]);
});

test.each([
  ["from another site", { origin: "https://evil.example" }],
  ["from a page on another port", { origin: "http://localhost:9999" }],
  ["without an origin", { origin: "" }],
])("a right password %s is refused", async (_, headers) => {
  const browser = open();
  const answer = await browser.post("callback/credentials", { email, password }, headers);
  expect(answer.status).toBe(403);
  expect(await database.pool.session.count()).toBe(0);
});

test("a right password without the form's own token is refused before it is looked at", async () => {
  const answer = await signIn(open(), { csrfToken: "made up" });
  expect(answer.status).toBe(403);
  expect(await database.pool.signInThrottle.count()).toBe(0);
});

test.each(["//evil.example", "https://evil.example/x", "/\\evil.example", "javascript:alert(1)"])(
  "no sign-in leads to %s",
  async (callbackUrl) => {
    const answer = await signIn(open(), { callbackUrl });
    expect(await answer.json()).toEqual({ url: "http://localhost:3000/" });
  },
);

test("a sign-in leads back to the page it began on", async () => {
  const answer = await signIn(open(), { callbackUrl: "/issues?state=open" });
  expect(await answer.json()).toEqual({ url: "http://localhost:3000/issues?state=open" });
});

test.each(["session", "providers", "_log", "verify-request", "signout", "callback/credentials"])(
  "GET %s is not there",
  async (path) => {
    expect((await open().get(path)).status).toBe(404);
  },
);

test.each(["session", "_log", "signin/credentials", "callback/email"])(
  "POST %s is not there",
  async (path) => {
    expect((await open().post(path, {})).status).toBe(404);
  },
);
