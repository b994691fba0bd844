import { afterAll, beforeAll, expect, test } from "vitest";
import { type Dashboard, expectAccessible, openDashboard } from "#tests/support/dashboard.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
let dashboard: Dashboard;

beforeAll(async () => {
  dashboard = await openDashboard(database);
  const { status } = await dashboard.api("POST", "/services", { name: "shop" });
  expect(status).toBe(201);
  await dashboard.signIn();
});
afterAll(() => dashboard?.close());

test("the pages of all services are downloaded with one click", async () => {
  const { page } = dashboard;
  await page.goto("/error-pages");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download the pages" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("paramedic-error-pages.zip");
  expect(await download.failure()).toBeNull();
  await page.getByText("Keep them up to date by a command").click();
  await page.getByText("npm run error-pages:export").waitFor();
  await expectAccessible(page);
});

test("the file of a proxy and the code for an application are there with the service's name", async () => {
  const { page } = dashboard;
  await page.goto("/error-pages");
  await page.getByRole("button", { name: "Put the pages of shop in place" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Error pages for shop, for nginx").waitFor();
  await dialog.getByLabel("For", { exact: true }).selectOption("Django");
  await dialog.getByText("Error pages for shop, for Django").waitFor();
  await expectAccessible(page, { within: "[role=dialog]" });
});
