import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Dashboard, expectAccessible, openDashboard } from "#tests/support/dashboard.ts";
import { useDatabase } from "#tests/support/database.ts";
import { useProofs } from "#tests/support/proof.ts";
import { addIngestKey } from "#tests/support/send-ingest.ts";

const database = useDatabase();
const prove = useProofs();
const key = "a-key-of-the-live-tests";
let dashboard: Dashboard;
let page: Page;
const streams: string[] = [];

beforeAll(async () => {
  await addIngestKey(database, key);
  dashboard = await openDashboard(database);
  page = dashboard.page;
  page.context().on("request", (request) => {
    if (request.url().includes("/api/v1/stream")) streams.push(request.url());
  });
  await send("FIRST_CODE", "The first of all");
  await dashboard.signIn();
});
afterAll(() => dashboard?.close());

async function send(error_code: string, message: string): Promise<void> {
  const answer = await fetch(`${dashboard.product.address}/api/ingest`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ service_name: "shop", error_code, message }),
  });
  expect(answer.status).toBe(202);
}

const liveSwitch = (where = page) => where.getByRole("button", { name: /updates$/ });
/** A page that polls would find it too, but later: its next look is a minute away. */
const soon = { timeout: 15_000 };

test("a record appears on an open overview by itself, in two tabs by one stream", async () => {
  const other = await page.context().newPage();
  await other.goto("/services");
  await page.bringToFront();
  await expect.poll(() => streams.length, soon).toBe(1);
  await send("SECOND_CODE", "The second");
  await page.getByText("SECOND_CODE").first().waitFor(soon);
  await send("THIRD_CODE", "The third");
  await page.getByText("THIRD_CODE").first().waitFor(soon);
  expect(await liveSwitch().getAttribute("aria-label")).toBe("Live: pause updates");
  expect(streams).toHaveLength(1);
  await other.close();
});

test("who pauses has a still page until they go on, on every page", async () => {
  await liveSwitch().click();
  expect(await liveSwitch().textContent()).toBe("Paused");
  await send("PAUSED_CODE", "While it was paused");
  await page.goto("/records");
  await expect.poll(() => liveSwitch().textContent(), soon).toBe("Paused");
  await page.getByText("While it was paused").first().waitFor();
  await send("PAUSED_CODE", "While it was paused still");
  await expect.poll(() => database.pool.record.count(), soon).toBe(5);
  // A stream that is not there can tell nothing: one look is enough.
  expect(await page.getByRole("button", { name: /new$/ }).count()).toBe(0);
  await liveSwitch().click();
  await page.getByRole("button", { name: "1 new" }).waitFor(soon);
});

test("new records wait above the list, move no row, and come when they are wanted", async () => {
  const first = page.locator("tbody [data-row]").first();
  const before = await first.boundingBox();
  const words = await first.textContent();
  await send("TAIL_CODE", "Waits above");
  await page.getByRole("button", { name: "2 new" }).waitFor(soon);
  expect([await first.textContent(), await first.boundingBox()]).toEqual([words, before]);
  await expectAccessible(page);

  await page.getByRole("button", { name: "2 new" }).click();
  await expect.poll(() => first.textContent(), soon).toContain("Waits above");

  await page.goto("/records?code=TAIL_CODE");
  await page.getByText("Waits above").first().waitFor();
  await send("OTHER_CODE", "Of another code");
  await send("TAIL_CODE", "Of the same code");
  await page.getByRole("button", { name: "1 new" }).waitFor(soon);
});

test("who follows sees new records at once, but not while a record is open", async () => {
  await page.goto("/records");
  await page.getByRole("button", { name: "Follow" }).click();
  await send("FOLLOWED", "Comes by itself");
  const first = page.locator("tbody [data-row]").first();
  await expect.poll(() => first.textContent(), soon).toContain("Comes by itself");
  expect(page.url()).toContain("follow=true");

  await first.click();
  await page.getByRole("dialog").waitFor();
  await send("FOLLOWED", "Comes while another is read");
  await page.getByText("1 new").waitFor(soon);
  await page.keyboard.press("Escape");
});

test("a server that goes takes no page with it, and says so", async () => {
  const opened = streams.length;
  await page.goto("/");
  await expect.poll(() => streams.length, soon).toBe(opened + 1);
  const before = performance.now();
  dashboard.product.child.kill("SIGTERM");
  await dashboard.product.ended;
  // The grace for answers that never end is longer.
  expect(performance.now() - before).toBeLessThan(10_000);
  await expect.poll(() => liveSwitch().textContent(), { timeout: 30_000 }).toBe("Offline");
  await page.getByText("FOLLOWED").first().waitFor();
});

// How fast it is depends on the host: npm run proofs -- live has the bars.
test("a record is seen after its 202, and the door goes on while overviews are open", {
  timeout: 120_000,
}, async () => {
  const flags = ["--rounds=2", "--p95=60000", "--dashboards=2", "--rate=50", "--seconds=2"];
  const { code, output } = await prove("live", ...flags, "--share=0");
  expect(output).toMatch(/from 202 to visible +\d+ \/ \d+ \/ \d+ ms/);
  expect(output).toMatch(/streams opened +1\n/);
  expect(output).toMatch(/heard [1-9]\d* events and read [1-9]\d* pages/);
  expect(code).toBe(0);
});
