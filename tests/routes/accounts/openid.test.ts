import { afterAll, beforeEach, expect, test } from "vitest";
import { answerSignIn } from "#lib/accounts/answer-sign-in.ts";
import { authenticateRequest } from "#lib/accounts/authenticate-request.ts";
import { createUser } from "#lib/accounts/create-user.ts";
import { database as webDatabase } from "#lib/platform/database.ts";
import { Browser } from "#tests/support/browser.ts";
import { useDatabase } from "#tests/support/database.ts";
import { startOpenIdProvider } from "#tests/support/openid-provider.ts";

const provider = await startOpenIdProvider("paramedic");
process.env.NEXTAUTH_URL = "http://localhost:3000";
process.env.OIDC_ISSUER = provider.issuer;
process.env.OIDC_CLIENT_ID = "paramedic";
process.env.OIDC_CLIENT_SECRET = "a secret of the client";
process.env.LOG_LEVEL = "fatal";
const database = useDatabase();

afterAll(async () => {
  await webDatabase().$disconnect();
  await provider.close();
});
beforeEach(async () => {
  await database.pool.user.deleteMany();
  provider.claims = { sub: "1", email: "mia@example.com", email_verified: true, name: "Mia" };
});

const open = () => new Browser("http://localhost:3000", answerSignIn);
const whoIs = (browser: Browser) =>
  authenticateRequest(database.pool, new Headers({ cookie: browser.cookieHeader() }), new Date());

/** Goes to the provider and comes back; the address it comes back with can be changed on the way. */
async function signIn(browser: Browser, change = (back: URL) => back): Promise<Response> {
  const begun = await browser.post("signin/openid", { callbackUrl: "/issues" });
  const { url }: { url: string } = await begun.json();
  const back = change(provider.authorise(url));
  return browser.get(`callback/openid${back.search}`);
}

test("who comes back from the provider is signed in as a viewer, on the page they wanted", async () => {
  const browser = open();
  const answer = await signIn(browser);
  expect([answer.status, answer.headers.get("location")]).toEqual([
    302,
    "http://localhost:3000/issues",
  ]);
  expect(await whoIs(browser)).toMatchObject({ name: "mia@example.com", role: "viewer" });
  expect(await database.pool.auditEntry.findMany({ select: { action: true } })).toEqual(
    expect.arrayContaining([{ action: "create-user" }, { action: "sign-in" }]),
  );
});

test("the way to the provider carries state, nonce and a PKCE challenge", async () => {
  const begun = await open().post("signin/openid", {});
  const { url }: { url: string } = await begun.json();
  const asked = new URL(url).searchParams;
  expect(asked.get("code_challenge_method")).toBe("S256");
  expect([asked.get("state"), asked.get("nonce"), asked.get("code_challenge")]).not.toContain(null);
});

test("a user with the same verified address keeps role and password", async () => {
  await createUser(database.context(), {
    email: "mia@example.com",
    role: "admin",
    password: "correct horse battery",
  });
  const browser = open();
  await signIn(browser);
  expect(await whoIs(browser)).toMatchObject({ role: "admin" });
});

test("a disabled user is refused in words the sign-in page knows", async () => {
  await signIn(open());
  await database.pool.user.updateMany({ data: { disabled_at: new Date() } });
  const browser = open();
  const answer = await signIn(browser);
  expect(answer.headers.get("location")).toMatch(/error=AccessDenied$/);
  expect(await whoIs(browser)).toMatchObject({ kind: "anonymous" });
});

test.each([
  ["another state", (back: URL) => withParameter(back, "state", "made-up")],
  ["another code", (back: URL) => withParameter(back, "code", "made-up")],
])("a way back with %s signs nobody in", async (_, change) => {
  const browser = open();
  const answer = await signIn(browser, change);
  expect(answer.headers.get("location")).toMatch(/error=OAuthCallback$/);
  expect(await whoIs(browser)).toMatchObject({ kind: "anonymous" });
  expect(await database.pool.user.count()).toBe(0);
});

test("a way back that began in another browser signs nobody in", async () => {
  const begun = await open().post("signin/openid", {});
  const { url }: { url: string } = await begun.json();
  const other = open();
  await other.get(`callback/openid${provider.authorise(url).search}`);
  expect(await whoIs(other)).toMatchObject({ kind: "anonymous" });
});

function withParameter(address: URL, name: string, value: string): URL {
  address.searchParams.set(name, value);
  return address;
}
