import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { isSingleKey, type Shortcut, shortcuts } from "#components/ui/keyboard-map.ts";
import { type Dashboard, expectAccessible, openDashboard } from "#tests/support/dashboard.ts";
import { useDatabase } from "#tests/support/database.ts";
import { listen } from "#tests/support/listen.ts";

const database = useDatabase();
let dashboard: Dashboard;
let page: Page;
let references: string[] = [];
let service: { port: number; close(): Promise<void> };

beforeAll(async () => {
  const server = createServer((_, response) => {
    response.writeHead(204).end();
  });
  service = await listen(server, 0);
  dashboard = await openDashboard(database);
  ({ page } = dashboard);
  await dashboard.api("POST", "/services", { name: "shop" });
  const base_url = `http://127.0.0.1:${service.port}`;
  const target = { name: "shop-admin", service: "shop", environment: "production", type: "http" };
  await dashboard.api("POST", "/targets", { ...target, config: { base_url, allow_private: true } });
  await dashboard.api("POST", "/scenarios", {
    ...{ name: "empty-the-carts", service: "shop", environment: "production", mode: "suggest" },
    trigger: { error_codes: ["CART_FULL"], count: 1000, window_seconds: 60 },
    steps: [{ action: "clear-cache", target: "shop-admin", timeout_seconds: 2, settle_seconds: 0 }],
    verify: { windows: 1, window_seconds: 1 },
  });
  references = await report([
    { message: "Cart of user 1 is full", error_code: "CART_FULL" },
    { message: "Cart of user 2 is full", error_code: "CART_FULL" },
  ]);
  await dashboard.signIn();
});
afterAll(async () => {
  await dashboard?.close();
  await service?.close();
});

/** What a try that failed left open would fail the next one, too. */
beforeEach(async () => {
  const opened = page.getByRole("dialog");
  for (let tries = 0; tries < 5 && (await opened.count()) > 0; tries += 1) await press("Escape");
});

async function report(records: object[]): Promise<string[]> {
  const { body } = await dashboard.api("POST", "/ingest-keys", { name: "shop", service: "shop" });
  const key = String((body as { secret: unknown }).secret);
  const answer = await fetch(`${dashboard.product.address}/api/ingest`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}` },
    body: JSON.stringify(records),
  });
  return ((await answer.json()) as { references: string[] }).references;
}

const press = (...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
const heading = (name: string | RegExp) => page.getByRole("heading", { level: 1, name });

/** Presses Tab until something has the focus, as a person does. */
async function tabTo(wanted: Locator): Promise<void> {
  await wanted.waitFor();
  for (let presses = 0; presses < 150; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reaches ${wanted}`);
}

/** Opens the palette; right after a load the page may not hear keys yet. */
async function openPalette(): Promise<void> {
  const palette = page.getByRole("combobox", { name: "Search or jump to" });
  const opens = async () => {
    await press("Control+k");
    return palette.isVisible();
  };
  await expect.poll(opens, { timeout: 20_000 }).toBe(true);
}

async function untilKeysAreHeard(): Promise<void> {
  await openPalette();
  await press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

async function goTo(words: string, name: string | RegExp): Promise<void> {
  await openPalette();
  await page.keyboard.type(words);
  await page.getByRole("option", { name }).first().waitFor();
  await press("Enter");
}

test("find: what a visitor reads out opens its record, and words lead to the issue", async () => {
  await goTo((references[0] ?? "").toLowerCase().replace("-", ""), /^\S+ · CART_FULL/);
  const record = page.getByRole("dialog", { name: "CART_FULL" });
  await record.waitFor();
  expect(await record.innerText()).toContain(references[0]);
  await press("Escape", "g", "e");
  await heading("Issues").waitFor();
  await press("/");
  await page.keyboard.type("cart of");
  await page.waitForURL(/q=cart/);
  await press("Enter", "j", "Enter");
  await heading("CART_FULL").waitFor();
});

test("understand: time, zoom, records and moments are all at hand", async () => {
  await press("t");
  await page.getByRole("dialog", { name: "Time shown" }).waitFor();
  await press("Escape");
  await page.getByRole("button", { name: "Zoom in" }).waitFor();
  await press("+");
  await page.waitForURL(/from=.*to=/);
  await press("0");
  await page.waitForURL((url) => !url.search.includes("from="));
  await tabTo(
    page
      .getByRole("row")
      .getByRole("button", { name: /Cart of user/ })
      .first(),
  );
  await press("Enter");
  const sheet = page.getByRole("dialog", { name: "CART_FULL" });
  await sheet.waitFor();
  const shown = async () => /Cart of user \d/.exec(await sheet.innerText())?.[0];
  const first = await shown();
  expect(first).toBeDefined();
  await press("]");
  await expect.poll(shown).not.toBe(first);
  await press("Escape");
  await sheet.waitFor({ state: "detached" });
});

test("understand: a moment is told in every way, and Escape puts it away", async () => {
  const moment = page.locator("main button[data-moment]:visible").first();
  await tabTo(moment);
  const card = page.getByRole("dialog", { name: "This moment" });
  await card.waitFor();
  expect(await card.innerText()).toMatch(
    /UTC\s+\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\s+Epoch ms\s+\d{13}/,
  );
  await press("Escape");
  await card.waitFor({ state: "detached" });
  await press("Enter");
  await card.getByRole("button", { name: "Copy Distance" }).waitFor();
  await press("Tab", "Enter");
  await card.getByText("Copied").waitFor();
  await press("Escape");
  await card.waitFor({ state: "detached" });
  expect(await moment.evaluate((element) => element === document.activeElement)).toBe(true);
  await moment.hover();
  await card.waitFor();
  await card.hover();
  await page.mouse.move(0, 0);
  await card.waitFor({ state: "detached" });
});

test("recover: the palette leads to the button, and the button asks", async () => {
  await goTo("empty-the", /^empty-the-carts/);
  await heading("empty-the-carts").waitFor();
  expect(await database.pool.run.count()).toBe(0);
  await tabTo(page.getByRole("button", { name: "Run empty-the-carts now" }));
  await press("Enter");
  const question = page.getByRole("alertdialog");
  await question.getByText("Clear the cache of shop-admin").waitFor();
  await tabTo(question.getByRole("button", { name: "Run empty-the-carts" }));
  await press("Enter");
  await page.waitForURL(/\/recovery\/runs\//);
  expect(await database.pool.run.count()).toBe(1);
});

test("verify: the run says by itself how it went", async () => {
  const run = await database.pool.run.findFirstOrThrow();
  await press("g", "r");
  await heading("Recovery").waitFor();
  await tabTo(page.locator(`main a[href="/recovery/runs/${run.id}"]:visible`).first());
  await press("Enter");
  await heading(run.name).waitFor();
  const ended = async () => (await database.pool.run.findFirstOrThrow()).ended_at;
  await expect.poll(ended, { timeout: 60_000 }).not.toBeNull();
  const told = () => page.getByRole("main").innerText();
  await expect
    .poll(told, { timeout: 20_000 })
    .toMatch(/Recovered|Not recovered|Handed over|Failed/);
});

test("resolve: one key on the issue, and the notice takes it back", async () => {
  const state = () => database.pool.issue.findFirstOrThrow().then((issue) => issue.state);
  await goTo("full", /^Cart of user/);
  await heading("CART_FULL").waitFor();
  await page.getByRole("button", { name: "Resolve" }).waitFor();
  await press("r");
  await expect.poll(state).toBe("resolved");
  await tabTo(page.getByRole("button", { name: "Undo" }));
  await press("Enter");
  await expect.poll(state).toBe("open");
});

test("export: the keys narrow the list and save what is left of it", async () => {
  await report([{ message: "Stock of shoe 1 is unknown", error_code: "STOCK_UNKNOWN" }]);
  await press("g", "e");
  await heading("Issues").waitFor();
  await press("/");
  await page.keyboard.type("stock of");
  await page.waitForURL(/q=stock/);
  await page.getByText("STOCK_UNKNOWN").filter({ visible: true }).first().waitFor();
  await expect.poll(() => page.getByRole("main").innerText()).not.toContain("CART_FULL");
  await tabTo(page.getByRole("button", { name: "Export" }));
  await press("Enter");
  const asSpreadsheet = page.getByRole("menuitem", { name: "CSV for spreadsheets" });
  await asSpreadsheet.waitFor();
  await expect
    .poll(() => asSpreadsheet.evaluate((item) => item === document.activeElement))
    .toBe(true);
  const [download] = await Promise.all([page.waitForEvent("download"), press("Enter")]);
  expect(download.suggestedFilename()).toMatch(/^issues-.*\.csv$/);
  const [head, ...rows] = readFileSync(await download.path(), "utf8")
    .trim()
    .split("\n");
  expect(head).toContain("error_code");
  expect(rows).toEqual([expect.stringContaining("STOCK_UNKNOWN")]);
  await press("Escape");
});

test("no key reaches a recovery: each of them, pressed where the buttons are, sends nothing", async () => {
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() !== "GET") sent.push(`${request.method()} ${request.url()}`);
  });
  const rows: readonly Shortcut[] = shortcuts;
  const singles = rows.filter((row) => isSingleKey(row) && !row.path && row.keys !== "?");
  for (const path of ["/services/shop", "/scenarios/empty-the-carts", "/recovery"]) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await untilKeysAreHeard();
    for (const { keys } of singles) {
      await press(keys.replace("shift ", "Shift+"));
      await press("Escape");
    }
  }
  expect(sent).toEqual([]);
  expect(await database.pool.run.count()).toBe(1);
});

test("all keys are listed, and can be switched off but for the palette's", async () => {
  await press("?");
  const help = page.getByRole("dialog", { name: "Keys" });
  await help.getByText("Choose the time shown").waitFor();
  await expectAccessible(page, { within: '[role="dialog"]' });
  await tabTo(help.getByRole("link", { name: "Switch single keys off" }));
  await press("Enter");
  await heading("Appearance").waitFor();
  await expectAccessible(page);
  await tabTo(page.getByRole("checkbox", { name: "Letters and signs are shortcuts" }));
  await press("Space");
  await expect.poll(() => page.evaluate(() => document.cookie)).toContain("single_keys=off");
  await page.reload();
  await untilKeysAreHeard();
  await press("?", "g", "r");
  expect(page.url()).toContain("/settings/appearance");
  expect(await help.count()).toBe(0);
  await goTo("over", /^Overview/);
  await heading("Overview").waitFor();
});

test("density and zone are kept, and the palette is accessible", async () => {
  await goTo("appearance", /^Appearance/);
  await heading("Appearance").waitFor();
  await page.getByLabel("Zone").selectOption("Asia/Seoul");
  await page.getByLabel("Compact").check();
  await page.locator('[data-density="compact"]').waitFor();
  await page.getByRole("button", { name: "Times in Asia/Seoul" }).click();
  await page.getByRole("button", { name: "Times in UTC" }).click();
  await page.getByRole("button", { name: "Times in Asia/Seoul" }).waitFor();
  await openPalette();
  await page.getByRole("option", { name: /^Overview/ }).waitFor();
  await expectAccessible(page, { within: '[role="dialog"]' });
  await page.keyboard.type("nothing has this");
  await page.getByText("Nothing matches.").waitFor();
  await press("Escape");
});

test("what there is not answers 404 under the dashboard's own frame", async () => {
  const nowhere = "00000000-0000-4000-8000-000000000000";
  const paths = ["/services/no", "/scenarios/no", "/error-pages/no", "/issues/no"];
  for (const path of [...paths, `/issues/${nowhere}`, `/recovery/runs/${nowhere}`, "/no/such"]) {
    const answer = await page.goto(path);
    expect([path, answer?.status()]).toEqual([path, 404]);
    await heading("There is nothing at this address").waitFor();
  }
  expect((await page.goto("/services/shop"))?.status()).toBe(200);
});
