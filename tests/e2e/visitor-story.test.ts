import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Dashboard, expectAccessible, openDashboard } from "#tests/support/dashboard.ts";
import { useDatabase } from "#tests/support/database.ts";
import { findViolations } from "#tests/support/find-violations.ts";
import { listen } from "#tests/support/listen.ts";
import { openChromium } from "#tests/support/open-chromium.ts";
import { propertyOf, readCalendar } from "#tests/support/read-calendar.ts";

const database = useDatabase();
const browser = await openChromium();
let dashboard: Dashboard;

beforeAll(async () => {
  dashboard = await openDashboard(database);
  await dashboard.api("POST", "/services", { name: "shop" });
  await dashboard.signIn();
}, 300_000);
afterAll(async () => {
  await browser.close();
  await dashboard.close();
});

async function ingest(record: object): Promise<string> {
  const { body } = await dashboard.api("POST", "/ingest-keys", { name: "shop", service: "shop" });
  const key = String((body as { secret: unknown }).secret);
  const answer = await fetch(`${dashboard.product.address}/api/ingest`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}` },
    body: JSON.stringify(record),
  });
  const { references } = (await answer.json()) as { references: string[] };
  return references[0] ?? "";
}

test("what a visitor without scripts writes on the page stands with the issue of its reference", async () => {
  const reference = await ingest({ message: "no cart", error_code: "NO_CART", request_id: "r-1" });
  const visitor = await browser.newContext({ javaScriptEnabled: false, userAgent: "Firefox" });
  const page = await visitor.newPage();
  await page.goto(`${dashboard.product.address}/e/shop/502?ref=${reference}`);
  await page.getByText("Tell us what happened").click();
  await page.getByRole("textbox", { name: "Tell us what happened" }).fill("I wanted to pay.");
  await page.getByLabel("Your e-mail, if you want an answer").fill("ada@northwind.example");
  const opened = visitor.waitForEvent("page");
  await page.getByRole("button", { name: "Send" }).click();
  const thanks = await opened;
  await thanks.getByRole("heading", { name: "Thank you." }).waitFor();
  // The page goes on behind; what was posted cannot be posted again from here.
  await thanks.reload();
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toContain("not answering");
  expect(await database.pool.feedback.count()).toBe(1);
  await visitor.close();

  const issue = await database.pool.issue.findFirstOrThrow();
  await expect.poll(() => database.pool.errorPageCount.count(), { timeout: 15_000 }).toBe(1);
  await dashboard.page.goto(`/issues/${issue.id}`);
  const written = dashboard.page.getByRole("region", { name: "What people wrote" });
  await written.getByText("I wanted to pay.").waitFor();
  const seen = await written.innerText();
  for (const part of ["ada@northwind.example", "502 Bad gateway", "English", reference]) {
    expect(seen).toContain(part);
  }
  const views = dashboard.page.getByRole("region", { name: "What users saw" });
  await views.getByText("1 page shown to about one person.").waitFor();
  await expectAccessible(dashboard.page);
  await dashboard.page.goto("/services/shop");
  await dashboard.page.getByText("I wanted to pay.").waitFor();
  await expectAccessible(dashboard.page);
  await dashboard.page.goto("/");
  const tile = dashboard.page.getByRole("region", { name: "People who saw an error page" });
  expect(await tile.innerText()).toContain("1 page, 0 led back in");
});

test("feedback's own page is accessible and says in the visitor's language what failed", async () => {
  const visitor = await browser.newContext({ viewport: { width: 320, height: 800 } });
  const page = await visitor.newPage();
  for (const query of ["lang=ar", "lang=de&kept", "lang=en"]) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(`${dashboard.product.address}/e/shop/feedback?${query}`);
      expect(await findViolations(page)).toEqual([]);
    }
  }
  await visitor.close();
});

test("a planned window is made longer, and visitors read its end, its message, banner and calendar", async () => {
  const { page } = dashboard;
  await page.goto("/recovery");
  await page.getByRole("button", { name: "Plan maintenance" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Service", { exact: true }).selectOption("shop");
  await dialog.getByLabel("What is done").fill("Moving the database");
  const local = (minutes: number) => {
    const time = new Date(Date.now() + minutes * 60_000);
    return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  };
  await dialog.getByLabel("From").fill(local(-1));
  await dialog.getByLabel("To", { exact: true }).fill(local(60));
  await dialog.getByLabel("Message for visitors in English").fill("We are moving house.");
  await expectAccessible(page, { within: "[role=dialog]" });
  await dialog.getByRole("button", { name: "Plan it" }).click();
  await page.getByRole("button", { name: "Extend by 30 minutes: Moving the database" }).click();
  await page.getByText("It ends 30 minutes later").waitFor();
  await expectAccessible(page);
  const window = await database.pool.maintenanceWindow.findFirstOrThrow({
    orderBy: { created_at: "desc" },
  });
  const end = new Date(String(window.ends_at?.toISOString()));

  await expect
    .poll(async () => {
      const answer = await fetch(`${dashboard.product.address}/e/shop/502`);
      return Number(answer.headers.get("retry-after"));
    })
    .toBeGreaterThan(80 * 60);
  const visitor = await browser.newContext({ timezoneId: "Asia/Tokyo", locale: "en" });
  const shown = await visitor.newPage();
  await shown.goto(`${dashboard.product.address}/e/shop/503`);
  await shown.getByText("We are moving house.").waitFor();
  const clock = new Intl.DateTimeFormat("en", {
    ...{ hour: "numeric", minute: "2-digit", timeZone: "Asia/Tokyo", timeZoneName: "short" },
  }).format(end);
  expect((await shown.locator("time").innerText()).replaceAll("\u202f", " ")).toContain(
    clock.replaceAll("\u202f", " "),
  );
  expect(await findViolations(shown)).toEqual([]);
  const file = String(
    await shown.getByRole("link", { name: "Add to calendar" }).getAttribute("href"),
  );
  const address = new URL(new URL(file).pathname, dashboard.product.address);
  const calendar = readCalendar(await (await fetch(address)).text());
  const stamp = `${end.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
  expect(propertyOf(calendar, "DTEND")).toBe(stamp);

  const server = createServer((_request, response) => {
    const policy = `default-src 'none'; script-src ${dashboard.product.address}`;
    response.writeHead(200, { "content-type": "text/html", "content-security-policy": policy });
    response.end(
      `<!doctype html><html lang="en"><title>Shop</title><script async src="${dashboard.product.address}/e/shop/banner.js"></script><main><h1>Shop</h1></main>`,
    );
  });
  const own = await listen(server, 0);
  await shown.goto(`http://127.0.0.1:${own.port}/`);
  await shown.getByText("Expected to open again:").waitFor();
  expect(await findViolations(shown)).toEqual([]);
  await shown.getByRole("button", { name: "Close" }).click();
  expect(await shown.locator("planned-closure").count()).toBe(0);
  await own.close();
  await visitor.close();
});
