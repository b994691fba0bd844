import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Dashboard, expectAccessible, openDashboard } from "#tests/support/dashboard.ts";
import { useDatabase } from "#tests/support/database.ts";
import { makeReliabilityPast } from "#tests/support/reliability-past.ts";

const database = useDatabase();
let dashboard: Dashboard;
let page: Page;

beforeAll(async () => {
  dashboard = await openDashboard(database);
  ({ page } = dashboard);
  await dashboard.signIn();
});
afterAll(async () => {
  await dashboard?.close();
});

const region = () => page.getByRole("region", { name: "Reliability", exact: true });

/** Also keeps a picture of the region where PICTURES names a folder. */
async function expectReadable(name: string): Promise<void> {
  const folder = process.env.PICTURES;
  const path = (width: number) => `${folder}/${name}-${width}.png`;
  await expectAccessible(page, {
    also: async (width) => {
      if (folder) await region().screenshot({ path: path(width) });
    },
  });
}

test("before the first incident the page says what will appear", async () => {
  await page.goto("/recovery");
  await region().getByText("No incident in the last 7 days").waitFor();
  await expectReadable("empty");
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
  await expectReadable("recovery");
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
  await expectReadable("service");
});
