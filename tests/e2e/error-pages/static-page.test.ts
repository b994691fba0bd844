import { createServer, type Server } from "node:http";
import type { Page } from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import { unknownService } from "#lib/error-pages/describe-service.ts";
import { renderStaticPages } from "#lib/error-pages/static-pages.ts";
import { findViolations, standards } from "#tests/support/find-violations.ts";
import { openChromium } from "#tests/support/open-chromium.ts";
import { freePort } from "#tests/support/start-database.ts";

const browser = await openChromium();
const paramedic = `http://127.0.0.1:${await freePort()}`;
const description = {
  ...unknownService,
  known: true,
  show_recovery: true,
  display_name: "Northwind Shop",
  support: { email: "help@northwind.example" },
};
const files = new Map(
  Array.from(renderStaticPages({ name: "shop", description }, paramedic), ({ path, content }) => [
    path,
    content,
  ]),
);

let shop: Server;
let origin: string;
let asked: string[];
let broken: boolean;

/** A shop behind a proxy that has only the static pages left. */
beforeEach(async () => {
  asked = [];
  broken = true;
  shop = createServer((request, response) => {
    const { method = "", url = "" } = request;
    if (url === "/favicon.ico") return response.writeHead(404).end();
    asked.push(`${method} ${url}`);
    const html = { "content-type": "text/html; charset=utf-8" };
    if (!broken) return response.writeHead(200, html).end("<h1>The shop is open</h1>");
    const name = method === "GET" ? "503.html" : "503.sent.html";
    return response.writeHead(503, html).end(files.get(`pages/shop/en/${name}`));
  });
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  await new Promise<void>((resolve) => shop.listen(port, "127.0.0.1", resolve));
  return () => {
    shop.closeAllConnections();
    shop.close();
  };
});
afterAll(() => browser.close());

async function withPage(visit: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await page.clock.install();
  try {
    await visit(page);
    expect(faults).toEqual([]);
  } finally {
    await context.close();
  }
}

/** Moves the page's clock on; between the steps the network, which is real, has its time. */
async function runUntil(page: Page, isSo: () => Promise<boolean> | boolean): Promise<void> {
  for (let steps = 0; steps < 60 && !(await isSo()); steps += 1) {
    await page.clock.runFor(5000);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test("a static page shows the time instead of a reference, and is accessible", async () => {
  await withPage(async (page) => {
    await page.goto(`${origin}/cart`);
    expect(await page.locator("#ref").innerText()).toMatch(/\d{4}.*\d{1,2}:\d{2}/);
    expect(await findViolations(page, { tags: standards })).toEqual([]);
  });
});

test("while Paramedic does not answer, the page looks at the service itself, and gets back by itself", async () => {
  await withPage(async (page) => {
    await page.goto(`${origin}/cart?item=7`);
    await page.getByText("Stay on this page: it looks again in").waitFor();
    await runUntil(page, () => asked.length > 1);
    expect(asked.slice(0, 2)).toEqual(["GET /cart?item=7", "GET /cart?item=7"]);
    broken = false;
    const open = page.getByText("The shop is open");
    await runUntil(page, () => open.isVisible());
    await open.waitFor();
    expect(new Set(asked)).toEqual(new Set(["GET /cart?item=7"]));
  });
});

test("tabs that met the failure together do not look together", async () => {
  const waits = new Set<string>();
  for (let tab = 0; tab < 6; tab += 1) {
    await withPage(async (page) => {
      await page.goto(`${origin}/cart`);
      waits.add(await page.locator("#wait").innerText());
    });
  }
  expect(waits.size).toBeGreaterThan(1);
});

test("after something was posted a static page waits for its reader", async () => {
  await withPage(async (page) => {
    await page.route("**/form", (route) =>
      route.fulfill({
        contentType: "text/html",
        body: `<form method="post" action="${origin}/pay"><button>Pay</button></form>`,
      }),
    );
    await page.goto(`${origin}/form`);
    await page.getByRole("button", { name: "Pay" }).click();
    await page.getByText("Stay on this page").waitFor();
    broken = false;
    const told = page.locator("#wait", { hasText: "Open the page again when you are ready." });
    await runUntil(page, () => told.isVisible());
    await told.waitFor();
    expect(asked).toEqual(["POST /pay"]);
  });
});
