import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Dashboard, expectAccessible, openDashboard } from "#tests/support/dashboard.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
let dashboard: Dashboard;
let count = 0;
let shop = "";

beforeAll(async () => {
  dashboard = await openDashboard(database);
  await dashboard.signIn();
});
beforeEach(async () => {
  count += 1;
  shop = `shop-${count}`;
  await dashboard.api("POST", "/services", {
    name: shop,
    error_page: { display_name: "Northwind Shop", home_url: "https://northwind.example/" },
  });
});
afterAll(() => dashboard.close());

async function headingOfLivePage(): Promise<string | undefined> {
  const answer = await fetch(`${dashboard.product.address}/e/${shop}/503`);
  return /<h1>(.*)<\/h1>/.exec(await answer.text())?.[1];
}
const preview = () => dashboard.page.frameLocator("iframe[title^='503 Unavailable page']").first();

test("an operator edits a text, sees it, publishes it, and goes back", async () => {
  const { page } = dashboard;
  await page.goto("/error-pages");
  await page.getByRole("link", { name: `Edit the pages of ${shop}` }).click();
  await page.getByRole("heading", { level: 1, name: `Error pages of ${shop}` }).waitFor();
  const builtIn = await headingOfLivePage();
  await preview()
    .getByRole("heading", { level: 1, name: builtIn ?? "" })
    .waitFor();
  await page.getByText("Nothing edited yet").waitFor();
  const heading = page.getByLabel("Heading", { exact: true });
  expect(await heading.getAttribute("placeholder")).toBe(builtIn);

  await heading.fill("Oops, 503 Bad Gateway");
  await preview().getByRole("heading", { name: "Oops, 503 Bad Gateway" }).waitFor();
  await page.getByRole("list", { name: "Findings" }).getByText("No jokes").waitFor();
  expect(await page.getByRole("button", { name: "Publish" }).isDisabled()).toBe(true);

  await heading.fill("The shop opens again soon");
  await preview().getByRole("heading", { name: "The shop opens again soon" }).waitFor();
  await page.getByRole("list", { name: "Findings" }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Publish" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("503 Unavailable · en · heading").waitFor();
  await dialog.getByLabel("Note").fill("for the holidays");
  await dialog.getByRole("button", { name: "Publish" }).click();
  await page.getByText("Version 1 is live").first().waitFor();
  await expect.poll(headingOfLivePage, { timeout: 5000 }).toBe("The shop opens again soon");

  await page.getByRole("tab", { name: "Look" }).click();
  await page.getByRole("radio", { name: "Paper" }).check();
  await page.getByRole("button", { name: "Publish" }).click();
  await dialog.getByText("Now: paper").waitFor();
  await dialog.getByRole("button", { name: "Publish" }).click();
  await page.getByText("Version 2 is live").first().waitFor();

  await page.getByRole("tab", { name: "Versions" }).click();
  await page.getByText("for the holidays").waitFor();
  await page.getByText("What version 2 changed").click();
  await page.getByText("theme", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Go back to version 1" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Go back to version 1" }).click();
  await page.getByText("Version 3 is live").first().waitFor();
  await expect
    .poll(async () => (await fetch(`${dashboard.product.address}/e/${shop}/503`)).text(), {
      timeout: 5000,
    })
    .not.toContain("3px double");
});

test("colours that cannot be read are told with their ratio, and cannot be published", async () => {
  const { page } = dashboard;
  await page.goto(`/error-pages/${shop}`);
  await page.getByRole("tab", { name: "Look" }).click();
  const ink = page.getByRole("group", { name: "In light" }).getByLabel("Text", { exact: true });
  await ink.fill("#b0b0b0");
  await page
    .getByText(/Text on the background has 2\.\d\d : 1 in light mode/)
    .first()
    .waitFor();
  expect(await page.getByRole("button", { name: "Publish" }).isDisabled()).toBe(true);
  await page.getByRole("button", { name: "Save draft" }).click();
  await page
    .getByRole("alert")
    .getByText(/would do/)
    .first()
    .waitFor();
  await page.getByRole("button", { name: "Discard changes" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Discard changes" }).click();
  await expect.poll(() => ink.inputValue(), { timeout: 5000 }).toBe("");
});

test("a preview shows dark, right to left, narrow, without scripts and with forced colours", async () => {
  const { page } = dashboard;
  await page.goto(`/error-pages/${shop}`);
  await preview().getByRole("heading", { level: 1 }).waitFor();
  const styleOf = (property: "backgroundColor" | "direction") =>
    preview()
      .locator("body")
      .evaluate((body, name) => getComputedStyle(body)[name], property);
  for (const name of ["Dark", "Right to left", "320 px", "No JavaScript"]) {
    await page.getByRole("checkbox", { name }).check();
  }
  await expect.poll(() => styleOf("direction"), { timeout: 5000 }).toBe("rtl");
  expect(await styleOf("backgroundColor")).toBe("rgb(15, 16, 20)");
  expect(await preview().getByRole("button", { name: "Stop checking" }).count()).toBe(0);
  const frame = page.locator("iframe[title^='503 Unavailable page']").first();
  expect((await frame.boundingBox())?.width).toBeLessThanOrEqual(320);
  expect(await frame.getAttribute("sandbox")).toBe("");
  await page.getByRole("checkbox", { name: "Forced colours" }).check();
  await expect
    .poll(() => styleOf("backgroundColor"), { timeout: 5000 })
    .not.toBe("rgb(15, 16, 20)");
});

test("the studio is accessible in each of its parts, light and dark, wide and narrow", async () => {
  const { page } = dashboard;
  await page.goto("/error-pages/organisation/studio");
  await preview().getByRole("heading", { level: 1 }).waitFor();
  for (const name of ["Texts", "Look", "All pages", "Versions"]) {
    await page.getByRole("tab", { name }).click();
    await page.getByRole("tabpanel", { name }).waitFor();
    // Framed pages have landmarks of their own; they are judged by themselves.
    await expectAccessible(page, { without: "iframe" });
  }
  await page.goto("/error-pages");
  await expectAccessible(page);
});
