import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createPageSource } from "#lib/error-pages/page-source.ts";
import { publishStatus } from "#lib/error-pages/publish-status.ts";
import { type PublicState, pageKinds } from "#lib/error-pages/schemas.ts";
import { createLogger } from "#lib/platform/logger.ts";
import { useDatabase } from "#tests/support/database.ts";
import { type Shop, serveErrorPages, serveShop } from "#tests/support/error-page-servers.ts";
import { findViolations, standards } from "#tests/support/find-violations.ts";
import { openChromium } from "#tests/support/open-chromium.ts";

const database = useDatabase();
const browser = await openChromium();
let crowd = 0;
/** By how much the pages' clock is ahead of the process. */
let ahead = 0;
const elapsed = () => performance.now() + ahead;
const log = createLogger("test");
const pages = await serveErrorPages((base_url) => ({
  ...createPageSource({ database: () => database.pool, log, base_url, elapsed }),
  random: () => 0,
  waiting: { saw: () => {}, count: () => crowd },
}));
let shop: Shop;
let service_id = 0;

beforeAll(async () => {
  const service = await database.pool.service.create({
    data: {
      name: "shop",
      support: { email: "help@northwind.example", phone: "0800 123 456", hours: "daily 8–20" },
      error_page: { display_name: "Northwind Shop", home_url: "https://northwind.example/" },
    },
  });
  service_id = service.id;
});
beforeEach(async () => {
  shop = await serveShop(pages.origin);
  pages.asked.length = 0;
  crowd = 0;
  return () => shop.close();
});
afterAll(async () => {
  await browser.close();
  await pages.close();
});

async function publish(state: PublicState): Promise<void> {
  await publishStatus(database.context(), { service_id, state, since: new Date() });
  // Pages may be two seconds behind.
  ahead += 2100;
}

/** A visitor's window; whatever it reports to its console fails the test. */
async function withPage(options: BrowserContextOptions, visit: (page: Page) => Promise<void>) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    const expected = /Failed to load resource.*\b(4|5)\d\d\b/.test(message.text());
    if (message.type() === "error" && !expected) faults.push(message.text());
  });
  try {
    await visit(page);
    expect(faults).toEqual([]);
  } finally {
    await context.close();
  }
}

/** Moves the page's clock on until something is so; between the steps the network, which is real, has its time. */
async function runUntil(page: Page, isSo: () => Promise<boolean> | boolean): Promise<void> {
  for (let steps = 0; steps < 150 && !(await isSo()); steps += 1) {
    await page.clock.runFor(10_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function expectAccessible(page: Page): Promise<void> {
  expect(await findViolations(page, { tags: standards })).toEqual([]);
  const [wide, seen] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(wide).toBeLessThanOrEqual(seen ?? 0);
}

test.each(pageKinds)("the %s page is accessible and asks for nothing but itself", async (kind) => {
  await withPage({ viewport: { width: 390, height: 844 } }, async (page) => {
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.goto(`${pages.origin}/e/shop/${kind}`);
    await expectAccessible(page);
    expect(requests.filter((url) => !url.startsWith("data:"))).toHaveLength(1);
  });
});

test("pages with and without a live recovery are accessible in every width and theme", async () => {
  await publish("checking");
  const looks = [320, 390, 1280].flatMap((width) =>
    (["light", "dark"] as const).map((colorScheme) => ({ width, colorScheme })),
  );
  for (const { width, colorScheme } of looks) {
    const viewport = { width, height: 800 };
    const forcedColors = width === 390 ? "active" : "none";
    await withPage({ colorScheme, forcedColors, viewport }, async (page) => {
      for (const kind of ["502", "404"]) {
        await page.goto(`${pages.origin}/e/shop/${kind}`);
        await expectAccessible(page);
      }
    });
  }
});

test("without scripts the page says all it knows and promises nothing it cannot do", async () => {
  await publish("fixing");
  await withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${pages.origin}/e/shop/502?ref=7K3F9QXM`);
    const seen = await page.locator("body").innerText();
    expect(seen).toContain("and we are fixing it");
    expect(seen).toContain("We have noticed the problem and are fixing it now.");
    expect(seen).toContain("Try again in 10 seconds.");
    expect(seen).toContain("7K3F-9QXM");
    expect(seen).not.toContain("Stop checking");
    expect(seen).not.toContain("it looks again");
  });
});

test("a visitor watches the steps behind the shop's own address and gets back in without a click", async () => {
  await publish("noticed");
  await withPage({}, async (page) => {
    await page.clock.install();
    await page.goto(`${shop.origin}/cart?item=7`);
    await page.getByText("Stay on this page: it looks again in 10 seconds.").waitFor();

    await publish("checking");
    await runUntil(page, () => pages.asked.some((path) => path.endsWith("status.json")));
    await page.getByText("We have tried a fix and are checking that it works.").first().waitFor();
    expect(await page.locator("li[data-p=now]").innerText()).toBe("We are checking that it works");
    expect(shop.requests).toEqual(["GET /cart?item=7"]);

    shop.broken = false;
    await publish("back");
    await runUntil(page, () => shop.requests.length > 1);
    await page.getByText("The shop is open").waitFor();
    expect(shop.requests).toEqual(["GET /cart?item=7", "GET /cart?item=7"]);
  });
});

test("when many wait a visitor is let in at a moment of their own, and the page counts down to it", async () => {
  await publish("back");
  crowd = 30_000;
  await withPage({}, async (page) => {
    await page.clock.install();
    await page.addInitScript(() => {
      Math.random = () => 0.5;
    });
    await page.goto(`${shop.origin}/cart`);
    shop.broken = false;
    await page.clock.runFor(11_000);
    // 30,000 at 100 a second are 300 s, of which this visitor draws the middle.
    await page.getByText("it looks again in 3 minutes").waitFor();
    expect(shop.requests).toEqual(["GET /cart"]);
    await page.clock.runFor(120_000);
    expect(shop.requests).toEqual(["GET /cart"]);
    await page.clock.runFor(35_000);
    await page.getByText("The shop is open").waitFor();
    expect(shop.requests).toEqual(["GET /cart", "GET /cart"]);
  });
});

test("the countdown is announced every ten seconds and not more often", async () => {
  await publish("fixing");
  await withPage({}, async (page) => {
    await page.clock.install();
    await page.addInitScript(() => {
      // A wait of 40 s after the first look.
      Math.random = () => 1;
    });
    await page.goto(`${pages.origin}/e/shop/502`);
    await page.clock.runFor(10_500);
    await page.getByText("it looks again in 20 seconds").first().waitFor();
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      const quiet = document.querySelector("[role=status]");
      if (!quiet) throw new Error("nothing announces");
      new MutationObserver(() => heard.push(quiet.textContent)).observe(quiet, { childList: true });
    });
    await page.clock.runFor(19_000);
    const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    expect(heard).toEqual(["Stay on this page: it looks again in 10 seconds."]);
  });
});

test("a visitor who goes offline is told so, and the page looks at once when they are back", async () => {
  await publish("fixing");
  await withPage({}, async (page) => {
    await page.clock.install();
    await page.goto(`${pages.origin}/e/shop/502`);
    const asked = () => pages.asked.filter((path) => path.endsWith("status.json")).length;
    await page.context().setOffline(true);
    await page.getByText("it opens again when you are online").first().waitFor();
    await page.clock.runFor(120_000);
    expect(asked()).toBe(0);
    await page.context().setOffline(false);
    await expect.poll(asked, { timeout: 10_000 }).toBe(1);
  });
});

test("a page in the background does not look", async () => {
  await publish("fixing");
  await withPage({}, async (page) => {
    await page.clock.install();
    await page.addInitScript(() => {
      Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
    });
    await page.goto(`${pages.origin}/e/shop/502`);
    await page.clock.runFor(300_000);
    expect(pages.asked.filter((path) => path.endsWith("status.json"))).toEqual([]);
  });
});

test("what a visitor posted is never posted again", async () => {
  await publish("noticed");
  await withPage({}, async (page) => {
    await page.clock.install();
    await page.route("**/form", (route) =>
      route.fulfill({
        contentType: "text/html",
        body: `<form method="post" action="${shop.origin}/pay"><button>Pay</button></form>`,
      }),
    );
    await page.goto(`${shop.origin}/form`);
    await page.getByRole("button", { name: "Pay" }).click();
    await page.getByText("Stay on this page").waitFor();
    shop.broken = false;
    await publish("back");
    const told = page.locator("#wait", { hasText: "Open the page again when you are ready." });
    await runUntil(page, () => told.isVisible());
    await told.waitFor();
    expect(shop.requests).toEqual(["POST /pay"]);

    await page.getByRole("link", { name: "Check now" }).click();
    await page.getByText("The shop is open").waitFor();
    expect(shop.requests).toEqual(["POST /pay", "GET /pay"]);
  });
});

test("a visitor can stop the checking, go on with it, and copy the reference", async () => {
  await publish("fixing");
  await withPage({ permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    await page.clock.install();
    await page.goto(`${pages.origin}/e/shop/502?ref=7K3F-9QXM`);
    const asked = () => pages.asked.filter((path) => path.endsWith("status.json")).length;
    await page.getByRole("button", { name: "Stop checking" }).click();
    await page.clock.runFor(120_000);
    await page.getByText("This page is not looking by itself.").first().waitFor();
    expect(asked()).toBe(0);
    await page.getByRole("button", { name: "Keep checking" }).click();
    await page.clock.runFor(11_000);
    await expect.poll(asked, { timeout: 10_000 }).toBe(1);

    await page.getByRole("button", { name: "Copy" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("7K3F-9QXM");
  });
});

test("a page that looked twelve times in vain says that it has stopped", async () => {
  await publish("needs_people");
  await withPage({}, async (page) => {
    await page.clock.install();
    await page.goto(`${shop.origin}/cart`);
    await page
      .getByText("The people who look after this service have been told.")
      .first()
      .waitFor();
    const asked = () => pages.asked.filter((path) => path.endsWith("status.json")).length;
    const told = page.locator("#wait", { hasText: "This page has stopped looking." });
    await runUntil(page, () => told.isVisible());
    await told.waitFor();
    // A try whose time ran out on the test's fast clock may never have left the browser.
    const tries = await page.evaluate(() => sessionStorage.getItem("checks /cart"));
    expect(tries).toMatch(/^12 /);
    const askedByThen = asked();
    expect(askedByThen).toBeGreaterThan(0);
    await page.clock.runFor(600_000);
    expect(asked()).toBe(askedByThen);
    expect(shop.requests).toEqual(["GET /cart"]);
  });
});
