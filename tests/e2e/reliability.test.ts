import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { useDatabase } from "#tests/support/database.ts";
import { cleanUp, type Launcher, makeDataDir, startLauncher } from "#tests/support/launcher.ts";
import { openChromium } from "#tests/support/open-chromium.ts";
import { makeReliabilityPast } from "#tests/support/reliability-past.ts";

const database = useDatabase();
const password = "a-password-of-the-figures";
let dataDir: string;
let product: Launcher;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  dataDir = await makeDataDir();
  product = await startLauncher({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    ADMIN_PASSWORD: password,
    AUTH_SECRET: process.env.AUTH_SECRET ?? "",
  });
  await product.prints("is ready");
  browser = await openChromium();
  const window = await browser.newContext({
    baseURL: product.address,
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
  });
  page = await window.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill("admin@localhost");
  await page.getByLabel("Password").fill(password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  if (product) await cleanUp([product], dataDir);
});

const region = () => page.getByRole("region", { name: "Reliability", exact: true });

/** Light and wide, dark and narrow. */
async function expectAccessible(name: string): Promise<void> {
  for (const [width, colorScheme] of [
    [1280, "light"],
    [390, "dark"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await page.evaluate(() =>
      Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
    );
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`,
    );
    expect(found, `${name} at ${width} px, ${colorScheme}`).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(overflow, `${name} scrolls sideways at ${width} px`).toBeLessThanOrEqual(0);
    const folder = process.env.PICTURES;
    if (folder) await region().screenshot({ path: `${folder}/${name}-${width}.png` });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

test("before the first incident the page says what will appear", async () => {
  await page.goto("/recovery");
  await region().getByText("No incident in the last 7 days").waitFor();
  await expectAccessible("empty");
});

test("the recovery page tells how reliable the services were", async () => {
  await makeReliabilityPast(database.pool);
  await page.goto("/recovery");
  await region().getByText("With the action 9 of 10").waitFor();
  await region().getByText("by itself 3 of 8").waitFor();
  const table = region().getByRole("table", { name: "Reliability of services" });
  const firstService = () => table.getByRole("row").nth(1).getByRole("link").innerText();
  expect(await firstService()).toBe("checkout");
  await table.getByRole("button", { name: "Incidents" }).click();
  await expect.poll(firstService).toBe("search-api");
  await expectAccessible("recovery");
});

test("the incidents of a service are one stop for the keyboard, and each says what it was", async () => {
  const bar = region().getByRole("toolbar", { name: "Incidents of search-api" });
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  await bar.getByRole("button").first().focus();
  const first = await focused();
  expect(first).toMatch(/^search-api · production: TIMEOUT; began .*; first action .*; well again/);
  await page.keyboard.press("ArrowRight");
  await expect.poll(focused).not.toBe(first);
  expect(await focused()).toMatch(/^search-api/);
  await page.keyboard.press("Shift+Tab");
  await expect.poll(focused).toMatch(/^(checkout|user-service)/);
  await region().getByText("Show these incidents as a table").click();
  const table = region().getByRole("table", { name: "Incidents" });
  expect(await table.getByRole("row").count()).toBe(20);
});

test("the time shown is in the address", async () => {
  await region().getByText("24 h", { exact: true }).click();
  await page.waitForURL(/period=24h/);
  await page.reload();
  expect(await region().getByRole("radio", { name: "24 h" }).isChecked()).toBe(true);
});

test("the page of a service tells its own figures", async () => {
  await page.goto("/services/search-api?period=30d");
  await region().getByText("With the action 9 of 10").waitFor();
  expect(await region().getByText("by itself 3 of 8").count()).toBe(0);
  expect(await region().getByRole("table", { name: "Reliability of services" }).count()).toBe(0);
  await expectAccessible("service");
});
