import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { Client } from "pg";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Dashboard, expectAccessible, openDashboard } from "#tests/support/dashboard.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";

const database = useDatabase();
const manyIssues = 2_400;
/** A page that is read again on a busy machine. */
const patience = { timeout: 20_000 };
let dashboard: Dashboard;
let page: Page;

beforeAll(async () => {
  await addIngestKey(database, "organisation-key");
  await sendIngest(database, [
    { message: "db away", code: "DB", service: "shop", request_id: "abc123xyz789" },
    { message: "db away", code: "DB", service: "shop", environment: "staging" },
    { message: "slow answer", code: "TIMEOUT", service: "shop", level: "warning" },
    { message: "=1+1 is a formula", code: "FORMULA", service: "cart" },
  ]);
  await fill();
  dashboard = await openDashboard(database);
  ({ page } = dashboard);
  await dashboard.signIn();
});
afterAll(async () => {
  await dashboard?.close();
});

/** Many older issues of one more service, in one statement. */
async function fill(): Promise<void> {
  const { id } = await database.pool.service.create({ data: { name: "archive" } });
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(
    `INSERT INTO issues (service_id, fingerprint, why, error_code, title, level, environment, environments, count,
                         first_seen, last_seen)
     SELECT $1, 'old ' || n, 'because', 'OLD_' || n % 40, 'An old fault in part ' || n, 'error', 'production',
            '{production}', n, now() - interval '40 days', now() - interval '30 days' - n * interval '1 minute'
     FROM generate_series(1, $2::int) n`,
    [id, manyIssues],
  );
  await client.end();
}

const rows = () => page.locator("table[aria-rowcount] tbody tr[aria-rowindex]");
const row = (title: string) => rows().filter({ hasText: title });
async function open(query: string): Promise<void> {
  await page.goto(`/issues?${query}`);
  await rows().first().waitFor();
  // Trends are read by the browser: from then on it hears keys.
  await page.locator("table[aria-rowcount] tbody svg rect").first().waitFor();
}

test("the search understands tokens, words and a visitor's reference, and explains what it does not", async () => {
  await open("service=shop");
  await expect.poll(() => rows().count(), patience).toBe(2);
  await page.keyboard.press("/");
  await page.keyboard.type("code:DB level:error colour:red");
  await expect.poll(() => rows().count(), patience).toBe(1);
  await page.getByText("there is no field “colour”").waitFor();
  await page.getByRole("button", { name: "Remove the filter Code: DB" }).waitFor();
  const { reference } = await database.pool.record.findFirstOrThrow({
    where: { request_id: "abc123xyz789" },
  });
  await page.getByRole("searchbox", { name: "Search issues" }).fill(reference.toLowerCase());
  await expect.poll(() => row("db away").count(), patience).toBe(1);
});

test("a filter that finds nothing says which part to take away", async () => {
  await page.goto("/issues?service=shop&code=FORMULA");
  await page.getByText("No issue matches").waitFor();
  await page.getByRole("button", { name: /Without code FORMULA.*2 issues/ }).click();
  await expect.poll(() => rows().count(), patience).toBe(2);
});

test("the explorer's scripts are at most 110 KB more than those of a page with nothing", async () => {
  const nothing = await weighScripts("/issues/00000000-0000-4000-8000-000000000000");
  const explorer = await weighScripts("/issues");
  expect(nothing).toBeGreaterThan(100_000);
  expect(explorer).toBeGreaterThan(nothing);
  expect(explorer - nothing).toBeLessThanOrEqual(110_000);
});

/** The compressed size in bytes of all scripts that a page names: what it needs before anything is pressed. */
async function weighScripts(path: string): Promise<number> {
  const html = await (await page.request.get(path)).text();
  const names = new Set(html.match(/\/?_?(?:next\/)?static\/chunks\/[\w~./-]+\.js/g)?.map(tail));
  const sizes = await Promise.all(
    [...names].map(async (name) => {
      const script = await page.request.get(`/_next/static/chunks/${name}`);
      expect(script.status(), name).toBe(200);
      return gzipSync(await script.body()).length;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
const tail = (path: string) => path.slice(path.indexOf("chunks/") + "chunks/".length);

test("the values beside the list count and filter", async () => {
  await open("");
  await page.getByRole("button", { name: "Filters" }).click();
  const filters = page.getByRole("complementary", { name: "Filters" });
  await filters.getByText("2,403 issues").waitFor();
  await filters.getByRole("checkbox", { name: /^cart/ }).check();
  await expect.poll(() => rows().count(), patience).toBe(1);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Filters" }).click();
  await filters.waitFor({ state: "detached" });
});

test("a long list scrolls by, and only those in sight are drawn", async () => {
  await open("service=archive&sort=count");
  const region = page.getByRole("region", { name: "Issues, table" });
  const toEnd = () => region.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  const drawn: number[] = [];
  const lastIndex = async () => {
    await toEnd();
    drawn.push(await page.locator("[data-index]").count());
    return rows().last().getAttribute("aria-rowindex");
  };
  await expect.poll(lastIndex, { timeout: 60_000, interval: 50 }).toBe(String(manyIssues + 1));
  await row("part 1").last().waitFor();
  expect(Math.max(...drawn)).toBeLessThan(60);
});

test("issues are selected with Shift, resolved together, and taken back", async () => {
  await open("service=archive&sort=count");
  const boxes = rows().getByRole("checkbox");
  await boxes.nth(0).click();
  await boxes.nth(3).click({ modifiers: ["Shift"] });
  const bar = page.getByRole("region", { name: "Selected issues" });
  await bar.getByText("4 selected").waitFor();
  await expectAccessible(page);
  await bar.getByRole("button", { name: "Resolve" }).click();
  await page.getByText("4 issues are resolved").waitFor();
  await expect.poll(() => rows().filter({ hasText: "Resolved" }).count(), patience).toBe(4);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => rows().filter({ hasText: "Resolved" }).count(), patience).toBe(0);
});

test("all issues of a filter are changed at once", async () => {
  await open("service=archive&code=OLD_7");
  await page.getByRole("checkbox", { name: "Select all loaded issues" }).check();
  const bar = page.getByRole("region", { name: "Selected issues" });
  await bar.getByRole("button", { name: "Select all that match" }).click();
  await bar.getByText("60 selected").waitFor();
  await bar.getByRole("button", { name: "Mute" }).click();
  await page.getByText("60 issues are muted").waitFor();
  expect(await database.pool.issue.count({ where: { state: "muted" } })).toBe(60);
});

test("columns are switched off, moved and closed up, and stay so", async () => {
  await open("service=shop");
  const head = page.locator("table[aria-rowcount] thead th");
  const names = async () => (await head.allInnerTexts()).map((text) => text.trim());
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "Users" }).uncheck();
  await page.getByRole("button", { name: "Move State left" }).click();
  await page.getByRole("checkbox", { name: "Dense rows" }).check();
  await page.reload();
  await rows().first().waitFor();
  expect(await names()).not.toContain("Users");
  expect((await names()).slice(1, 4)).toEqual(["Issue", "State", "Service"]);
  expect(await page.locator("table[data-dense]").count()).toBe(1);
});

test("the list is saved as a file in which no text is a formula", async () => {
  await open("service=cart");
  await page.getByRole("button", { name: "Export" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "CSV for spreadsheets" }).click(),
  ]);
  const file = await readFile(await download.path(), "utf8");
  expect(download.suggestedFilename()).toMatch(/^issues-\d{4}-\d\d-\d\d\.csv$/);
  expect(file.startsWith("\uFEFFid,service,")).toBe(true);
  expect(file).toContain(",'=1+1 is a formula,");
});

test("on a phone, filters are chosen in a sheet that says how many issues they leave", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/issues");
  await page.getByRole("button", { name: "Filters" }).click();
  const sheet = page.getByRole("dialog", { name: "Filters" });
  await sheet.getByRole("checkbox", { name: /^shop/ }).check();
  await expectAccessible(page, { within: "[role=dialog]" });
  await page.setViewportSize({ width: 390, height: 844 });
  await sheet.getByRole("button", { name: "Apply (2)" }).click();
  await expect.poll(() => page.locator("ul li [data-row]:visible").count(), patience).toBe(2);
  await page.setViewportSize({ width: 1280, height: 900 });
});

test("on a phone a timeline is a picture until its graph is asked for", async () => {
  const scripts: Promise<string>[] = [];
  page.on("response", (response) => {
    if (response.url().endsWith(".js")) scripts.push(response.text().catch(() => ""));
  });
  const drawsGraphs = async () =>
    (await Promise.all(scripts)).some((text) => text.includes("recharts-wrapper"));
  await page.setViewportSize({ width: 390, height: 844 });
  // It is opened by scripts that run: from then on a graph could be drawn.
  const isAlive = page.waitForResponse(/\/api\/v1\/stream/);
  await page.goto("/services/shop");
  const graph = page.getByRole("figure").filter({ hasText: "Errors over time" });
  const box = () => graph.locator("[tabindex='-1']").first().boundingBox();
  await graph.locator("path").first().waitFor();
  await isAlive;
  const before = await box();
  expect(await drawsGraphs()).toBe(false);
  await graph.getByRole("button", { name: "Explore the graph" }).click();
  await graph.locator(".recharts-wrapper").waitFor();
  expect(await drawsGraphs()).toBe(true);
  expect(await box()).toMatchObject({ width: before?.width, height: before?.height });
  expect(await graph.getByRole("button", { name: "Explore the graph" }).count()).toBe(0);
  await page.setViewportSize({ width: 1280, height: 900 });
});
