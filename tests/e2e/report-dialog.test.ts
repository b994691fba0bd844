import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listServiceFeedback } from "#lib/issues/list-feedback.ts";
import { useDatabase } from "#tests/support/database.ts";
import { findViolations } from "#tests/support/find-violations.ts";
import { openChromium } from "#tests/support/open-chromium.ts";
import { addIngestKey } from "#tests/support/send-ingest.ts";
import { type Served, serveDoors, servePage } from "#tests/support/sentry-servers.ts";

const database = useDatabase();
const browser = await openChromium();
let doors: Served;
let shop: Served;
let service_id = 0;

beforeAll(async () => {
  [doors, shop] = await Promise.all([serveDoors(), servePage()]);
  const service = await database.pool.service.create({ data: { name: "shop" } });
  service_id = service.id;
  await addIngestKey(database, "keyofshop", service_id);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([doors.close(), shop.close()]);
});

async function openDialog(run: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const dsn = `http://keyofshop@${doors.host}/${service_id}`;
  await page.goto(`http://${shop.host}/?dsn=${encodeURIComponent(dsn)}`);
  await page.click("#dialog");
  await page.getByRole("dialog", { name: "The cart is <b>gone</b>" }).waitFor();
  await run(page);
  await context.close();
}

test("Sentry's own call opens the dialog, and what is written in it stands with the error", async () => {
  await openDialog(async (page) => {
    const dialog = page.getByRole("dialog");
    expect(await dialog.getByLabel("Your name (optional)").inputValue()).toBe("Ada");
    await page.keyboard.type("I pressed pay twice.");
    await dialog.getByLabel("Your e-mail").fill("ada@northwind.example");
    await dialog.getByRole("button", { name: "Send" }).click();
    await dialog.getByText("Thank you. Your message has arrived.").waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await page.getByText("The dialog was closed.").waitFor();
  });
  const where = { service_id };
  await expect.poll(() => database.pool.record.count({ where })).toBe(1);
  const record = await database.pool.record.findFirstOrThrow({ where });
  const { data } = await listServiceFeedback(database.context(), "shop");
  expect(data).toMatchObject([
    {
      message: "I pressed pay twice.",
      ...{ name: "Ada", email: "ada@northwind.example", page_kind: null, language: "en" },
      ...{ event_id: record.id, reference: record.reference },
    },
  ]);
});

test("the dialog is accessible, keeps the focus, and Escape closes it and gives the focus back", async () => {
  await openDialog(async (page) => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: colorScheme === "dark" ? 390 : 1280, height: 800 });
      expect(await findViolations(page)).toEqual([]);
    }
    const focused = () =>
      page.evaluate(() => {
        const inside = document.activeElement?.shadowRoot?.activeElement;
        return inside?.getAttribute("name") ?? inside?.textContent ?? document.activeElement?.id;
      });
    expect(await focused()).toBe("comments");
    const seen = new Set<string | undefined>();
    for (let tabs = 0; tabs < 12; tabs += 1) {
      await page.keyboard.press("Tab");
      seen.add(await focused());
    }
    // The browser's own bar is the only other stop; nothing of the page behind is one.
    seen.delete("");
    expect([...seen].toSorted()).toEqual(["Close", "Send", "comments", "email", "name"]);
    await page.keyboard.press("Escape");
    await page.getByText("The dialog was closed.").waitFor();
    expect(await focused()).toBe("dialog");
  });
});
