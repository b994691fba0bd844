import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Dashboard, expectAccessible, openDashboard } from "#tests/support/dashboard.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";

const database = useDatabase();
let dashboard: Dashboard;
let page: Page;

const stack_trace = [
  "TypeError: total is not a function",
  "    at sum (/app/cart.js:12:5)",
  "    at next (/app/node_modules/express/lib/router.js:144:13)",
  "    at dispatch (/app/node_modules/express/lib/route.js:99:3)",
  "Caused by: Error: no database",
  "    at connect (/app/db.js:3:1)",
].join("\n");
const frame = { function: "sum", file: "/app/cart.js", line: 12, in_app: true };
const source = {
  pre_context: ["function sum(cart) {", "  const { total } = cart;"],
  context_line: "  return total();",
  post_context: ["}"],
};
const attributes = { exceptions: [{ frames: [{ ...frame, ...source }] }], region: "eu" };
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

beforeAll(async () => {
  dashboard = await openDashboard(database);
  await addIngestKey(database, "organisation-key");
  const cart = { message: "total is not a function", code: "CART_TOTAL", service: "cart" };
  await sendIngest(database, [
    { ...cart, stack_trace, attributes, request_id: "req-1", timestamp: ago(60), release: "1.2" },
    { ...cart, stack_trace, timestamp: ago(50), release: "1.1" },
    { ...cart, stack_trace, timestamp: ago(40), release: "1.2" },
    {
      ...{ message: "queue is full", code: "QUEUE_FULL", service: "orders", level: "warning" },
      ...{ request_id: "req-1", timestamp: ago(59) },
    },
  ]);
  ({ page } = dashboard);
  await dashboard.signIn();
});
afterAll(() => dashboard?.close());

/** Presses a single key as on a page that is not typed into. */
async function press(key: string): Promise<void> {
  await page.evaluate(
    () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
  );
  await page.keyboard.press(key);
}

async function openIssue(): Promise<void> {
  await page.goto("/issues?service=cart");
  await page
    .getByRole("link", { name: /total is not a function/ })
    .first()
    .click();
  await page.getByRole("heading", { level: 1, name: "CART_TOTAL" }).waitFor();
}

test("an issue is taken, talked about, muted and resolved by keyboard alone, and its page tells so", async () => {
  await openIssue();
  await press("a");
  await page.getByRole("menuitem", { name: "Me" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Assigned to/ }).waitFor();
  await press("c");
  await page.keyboard.type("Rolled <b>back</b>");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const activity = page.getByRole("region", { name: "Activity" });
  await activity.getByText("Rolled <b>back</b>").last().waitFor();
  await press("m");
  await page.getByRole("menuitem", { name: "For an hour" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("Muted", { exact: true }).waitFor();
  await activity.getByText(/muted it/).waitFor();
  await press("r");
  await page.getByRole("button", { name: "Resolve" }).waitFor();
  await press("r");
  await page.getByText("Resolved", { exact: true }).waitFor();
  await activity.getByText("resolved it").waitFor();
  await page.getByRole("button", { name: "Reopen" }).click();
  await page.getByRole("button", { name: "Resolve" }).waitFor();
});

test("any record of an issue is a key away, with the service's own calls and their source", async () => {
  await openIssue();
  await press("]");
  await page.waitForURL(/show=/);
  await page.getByRole("button", { name: "Newer record", disabled: false }).waitFor();
  await press("]");
  await page.getByRole("button", { name: "Older record", disabled: true }).waitFor();
  const stack = page.getByRole("region", { name: "Stack" });
  await stack.getByText("return total();").waitFor();
  await stack.getByText("Caused by", { exact: true }).waitFor();
  await stack.getByText("2 calls of libraries").click();
  await stack.getByText("/app/node_modules/express/lib/route.js:99:3").first().waitFor();
  await page.getByRole("region", { name: "Tags" }).getByText("1.2", { exact: true }).waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Latest" }).click();
  await page.waitForURL((url) => !url.search.includes("show="));
});

test("the records of a request stand in one sequence across services", async () => {
  await page.goto("/records");
  await page
    .getByRole("button", { name: /QUEUE_FULL/ })
    .first()
    .click();
  await page.getByRole("link", { name: "All records of this request" }).click();
  await page.getByRole("heading", { level: 1, name: "req-1" }).waitFor();
  await page.getByText("2 records of 2 services").waitFor();
  const steps = page.getByRole("main").getByRole("listitem");
  expect(await steps.nth(0).textContent()).toContain("cart");
  expect(await steps.nth(1).textContent()).toMatch(/\+1,0\d\d ms/);
  await expectAccessible(page);
});

test("filters are saved under a name, changed, opened by default and deleted", async () => {
  await page.goto("/issues?service=cart");
  const menu = page.getByRole("button", { name: /^(Views|Carts)/ });
  const choose = async (name: string) => {
    await menu.click();
    await page.getByRole("menuitem", { name }).click();
  };
  await choose("Save as a new view");
  await page.getByLabel("Name").fill("Carts");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(/view=/);
  await page.getByRole("button", { name: "Carts", exact: true }).waitFor();
  await choose("Open the list with it");
  await page.getByText("The view is saved").waitFor();
  await page.goto("/issues");
  await page.waitForURL(/service=cart/);
  await page.getByRole("button", { name: "Filters" }).click();
  await page.getByRole("checkbox", { name: /^open/i }).check();
  await page.getByRole("button", { name: "Carts (filters changed)" }).waitFor();
  await choose("Save the changes");
  await page.getByRole("button", { name: "Carts", exact: true }).waitFor();
  await menu.click();
  await expectAccessible(page, { within: '[role="menu"]' });
  await page.keyboard.press("Escape");
  await choose("Delete “Carts”");
  await page.getByRole("button", { name: "Views", exact: true }).waitFor();
});
