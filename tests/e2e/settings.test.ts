import { afterAll, beforeAll, expect, test } from "vitest";
import { createInvitation } from "#lib/accounts/manage-invitations.ts";
import { type Dashboard, expectAccessible, openDashboard } from "#tests/support/dashboard.ts";
import { useDatabase } from "#tests/support/database.ts";
import { openChromium } from "#tests/support/open-chromium.ts";

const database = useDatabase();
let dashboard: Dashboard;

beforeAll(async () => {
  dashboard = await openDashboard(database);
  await dashboard.signIn();
});
afterAll(() => dashboard.close());

const post = (key: string, body: string) =>
  fetch(`${dashboard.product.address}/api/ingest`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body,
  });

test("a newcomer names a service, is told why a request was refused, and sees the next one arrive", async () => {
  const { page } = dashboard;
  await page.goto("/welcome");
  await page.getByLabel("Name", { exact: true }).fill("shop");
  await page.getByRole("button", { name: "Use this name" }).click();
  await page.getByText("has a key of its own").waitFor();
  await page.getByRole("tab", { name: "PHP" }).click();
  await page.waitForURL(/service=shop&language=PHP|language=PHP&service=shop/);
  const snippet = await page.locator("pre").last().innerText();
  const key = /Bearer (pmk_[\w-]+)/.exec(snippet)?.[1] ?? "";

  await post("a-key-that-nobody-knows", "{}");
  const within = { timeout: 2000 };
  await page.getByText("The key that ends in nows is not known").waitFor(within);
  await post(key, JSON.stringify({ message: "no", level: "loud" }));
  await page.getByText("No record could be taken").waitFor(within);
  await page.getByRole("list", { name: "Fields to change" }).getByText("level").waitFor();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Send a test error" }).click();
  await page.getByText("TEST_ERROR of shop has arrived.").waitFor();
  const visitors = page.getByRole("link", { name: "See the page your user would get" });
  expect(await visitors.getAttribute("href")).toBe("/e/shop/503");
  await page.getByRole("link", { name: "Attach a first scenario" }).click();
  await page.waitForURL("**/scenarios/new?service=shop");
});

test("the page of a service tells how it stands, when it fails, and who needs it", async () => {
  const { page } = dashboard;
  await dashboard.api("POST", "/services", { name: "checkout" });
  await dashboard.api("PATCH", "/services/checkout", { depends_on: ["shop"] });
  await page.goto("/services/shop");
  const health = page.getByRole("region", { name: "Health" });
  await health.getByText("Reports errors").waitFor();
  await page.getByText(/^Most came on \w+days from \d\d:00: 1 of 1 error/).waitFor();
  expect(await page.getByRole("row", { name: /^Mon/ }).getByRole("cell").count()).toBe(24);
  const neededBy = page.getByRole("region", { name: "Needed by" });
  await neededBy.getByRole("link", { name: "checkout" }).waitFor();
  await page.getByText("No record could be taken").waitFor();
  await expectAccessible(page);
  await page.goto("/services/checkout");
  await page.getByText("No data yet").waitFor();
});

test("without mail an administrator hands over a link, and the invited person joins by it", async () => {
  const { page } = dashboard;
  await page.goto("/settings/users");
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("E-mail").fill("noa@example.com");
  await dialog.getByLabel("Role").selectOption("operator");
  await dialog.getByRole("button", { name: "Invite" }).click();
  const link = await dialog.getByText(/\/invite\/pmi_/).innerText();
  await dialog.getByRole("button", { name: "I have copied it" }).click();
  await page.getByRole("row", { name: /noa@example.com/ }).waitFor();
  expect(await page.content()).not.toContain(new URL(link).pathname);
  await expectAccessible(page);

  const browser = await openChromium();
  try {
    const window = await browser.newContext({ baseURL: dashboard.product.address });
    const guest = await window.newPage();
    await guest.goto(new URL(link).pathname);
    await guest.getByText("invites noa@example.com as operator").waitFor();
    await guest.getByLabel("Password").fill("password1234");
    await guest.getByRole("button", { name: "Join" }).click();
    await guest
      .getByText(/passwords that are tried first/)
      .first()
      .waitFor();
    await expectAccessible(guest);
    await guest.getByLabel("Password").fill("violet tractor on holiday");
    await guest.getByRole("button", { name: "Join" }).click();
    await guest.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
    await guest.goto(new URL(link).pathname);
    await guest.getByRole("heading", { name: /not valid, or no longer/ }).waitFor();
  } finally {
    await browser.close();
  }
});

test("a person sees where they are signed in, and ends the others", async () => {
  const { page } = dashboard;
  const admin = await database.pool.user.findUniqueOrThrow({ where: { email: "admin@localhost" } });
  const data = { user_id: admin.id, expires_at: new Date(Date.now() + 86_400_000) };
  await database.pool.session.create({ data: { ...data, user_agent: null } });
  await page.goto("/settings/account");
  await page.getByText("This one").waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  const question = page.getByRole("alertdialog");
  await question.getByRole("button", { name: "Sign out everywhere else" }).click();
  await page.getByText("An unknown browser").waitFor({ state: "detached" });
});

test("the audit log is filtered by what was done, and leaves as a file of that filter", async () => {
  const { page } = dashboard;
  await createInvitation(database.context(), { email: "lee@example.com", role: "viewer" });
  await page.goto("/settings/audit");
  await page.getByLabel("Did").first().selectOption("invite-user");
  await page.waitForURL(/action=invite-user/);
  await page.getByRole("cell", { name: "sign in" }).first().waitFor({ state: "detached" });
  await page.getByLabel("Name or id").first().fill("lee@");
  await page.getByText("noa@example.com").first().waitFor({ state: "detached" });
  await page.getByText("lee@example.com").first().waitFor();
  await expectAccessible(page);
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV" }).click();
  expect((await saving).suggestedFilename()).toMatch(/^audit-.*\.csv$/);
});

test("rules are tried before they are kept: a text for scrubbing, last week's records for grouping", async () => {
  const { page } = dashboard;
  await page.goto("/settings/scrubbing");
  await page.getByLabel("Mask e-mail addresses").check();
  await page.getByRole("button", { name: "Add a pattern" }).click();
  await page.getByLabel("Name", { exact: true }).fill("customers");
  await page.getByLabel("Pattern", { exact: true }).fill("C-[\\d-]+");
  const stored = page.getByRole("region", { name: "What is stored" });
  await stored.getByText(/customer \[Filtered\]$/).waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText(/scrubbed by these settings/).waitFor();
  await expectAccessible(page, { without: "[data-sonner-toaster]" });

  await page.goto("/settings/grouping");
  await page.getByRole("button", { name: "Add rule" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("tests");
  await dialog.getByLabel("Error code").fill("TEST_ERROR");
  await dialog.getByLabel("What makes them one issue").fill("test");
  await dialog.getByRole("button", { name: "Try it" }).click();
  await dialog.getByText(/1 record of the newest 1 match, and become 1 issue/).waitFor();
  await dialog.getByRole("button", { name: "Add rule" }).click();
  await page.getByText("Records of any service with the code TEST_ERROR").waitFor();
  await expectAccessible(page, { without: "[data-sonner-toaster]" });
});

test("places for status files are added and seen, and dead letters have a page", async () => {
  const { page } = dashboard;
  await page.goto("/settings/status-files");
  await page.getByRole("button", { name: "Add place" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("cdn");
  await dialog.getByRole("textbox", { name: "Address" }).fill("https://status.example.com/files");
  await dialog.getByRole("button", { name: "Add place" }).click();
  await page.getByRole("row", { name: /cdn/ }).waitFor();
  await expectAccessible(page, { without: "[data-sonner-toaster]" });
  await database.pool.deadLetter.create({
    data: {
      ...{ service: "shop", event_id: crypto.randomUUID(), reason: "It holds a wrong value." },
      payload: Buffer.from(
        JSON.stringify({
          records: [{ message: "held back", timestamp: new Date(), received_at: new Date() }],
        }),
      ),
    },
  });
  await page.goto("/settings/dead-letters");
  await page.getByText("It holds a wrong value.").waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Delete the record/ }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete record" }).click();
  await page.getByText("No dead letters").waitFor();
});
