import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BrokenShop, startBrokenShop } from "#tests/support/broken-shop.ts";
import { useDatabase } from "#tests/support/database.ts";
import { cleanUp, type Launcher, makeDataDir, startLauncher } from "#tests/support/launcher.ts";
import { type NginxServer, nginxMissing, startNginx } from "#tests/support/nginx-server.ts";
import { openChromium } from "#tests/support/open-chromium.ts";
import { freePort } from "#tests/support/start-database.ts";

const database = useDatabase();
const [token, key] = ["a-token-of-the-visit", "a-key-of-the-shop"];
const [frontPort, pagesPort] = [await freePort(), await freePort()];
const origin = `http://127.0.0.1:${frontPort}`;
const visit = test.skipIf(nginxMissing !== null);
let [dataDir, statusDir] = ["", ""];
let product: Launcher;
let nginx: NginxServer;
let shop: BrokenShop;
let browser: Browser;

/** As a proxy is set up for Paramedic: it passes on what was asked, and shows the page in place of the failure. */
const servers = (shopPort: number) => `
  server {
    listen 127.0.0.1:${frontPort};
    location / {
      proxy_pass http://127.0.0.1:${shopPort};
      proxy_set_header X-Request-ID $request_id;
      proxy_intercept_errors on;
      error_page 500 502 503 504 @page;
    }
    location @page {
      rewrite ^ /e/503 break;
      proxy_pass http://127.0.0.1:${pagesPort};
      proxy_method GET;
      proxy_pass_request_body off;
      proxy_set_header Content-Length "";
      proxy_set_header X-Code $status;
      proxy_set_header X-Format $http_accept;
      proxy_set_header X-Service-Name shop;
      proxy_set_header X-Request-ID $request_id;
      proxy_set_header X-Original-Method $request_method;
    }
  }`;

beforeAll(async () => {
  if (nginxMissing) return;
  [dataDir, statusDir] = [await makeDataDir(), await mkdtemp(join(tmpdir(), "paramedic-status-"))];
  shop = await startBrokenShop(() => ({ url: `${product.address}/api/ingest`, key }));
  nginx = await startNginx(servers(shop.port));
  product = await startLauncher({
    ...{ PORT: String(pagesPort), DATABASE_URL: database.url, DATA_DIR: dataDir },
    ...{ API_TOKEN: token, INGEST_KEY: key, TRUST_PROXY: "127.0.0.1", STATUS_DIR: statusDir },
    AUTH_SECRET: process.env.AUTH_SECRET ?? "",
  });
  await product.prints("is ready");
  browser = await openChromium();
  await defineRecovery();
});
afterAll(async () => {
  await browser?.close();
  await nginx?.stop();
  await shop?.close();
  if (product) await cleanUp([product], dataDir);
  if (statusDir) await rm(statusDir, { recursive: true, force: true });
});

async function defineRecovery(): Promise<void> {
  const base_url = `http://127.0.0.1:${shop.port}`;
  const error_page = { display_name: "Northwind Shop" };
  await api("/services", { name: "shop", error_page });
  const config = { base_url, allow_private: true };
  const place = { service: "shop", environment: "production" };
  await api("/targets", { name: "shop-admin", ...place, type: "http", config });
  const probe = { url: `${base_url}/health`, allow_private: true };
  await api("/scenarios", {
    ...{ name: "heal-shop", ...place, mode: "auto" },
    trigger: { error_codes: ["DB_CONNECTION_FAILED"], count: 3, window_seconds: 60 },
    steps: [
      {
        ...{ action: "http", target: "shop-admin", timeout_seconds: 60, settle_seconds: 2 },
        params: { path: "/heal", method: "PUT" },
      },
    ],
    verify: { windows: 2, window_seconds: 5, probe },
  });
}

async function api(path: string, body: unknown): Promise<void> {
  const answer = await fetch(`${product.address}/api/v1${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (answer.status !== 201) throw new Error(`${path}: ${await answer.text()}`);
}

/** Lets the page's own time pass faster than the world's until a text is seen; answers what its status said. */
async function watchUntil(page: Page, text: string): Promise<string[]> {
  const seen = new Set<string>();
  for (let steps = 0; steps < 900; steps += 1) {
    const state = await page
      .locator("#state")
      .textContent({ timeout: 1000 })
      .catch(() => null);
    if (state) seen.add(state);
    if (
      (
        await page
          .locator("body")
          .innerText()
          .catch(() => "")
      ).includes(text)
    )
      return [...seen];
    await page.clock.runFor(2000).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${text} was not seen, but ${[...seen].join(" | ")}`);
}

async function openWindow(path: string): Promise<Page> {
  const page = await browser.newPage();
  await page.clock.install();
  await page.goto(origin + path);
  return page;
}

const fixing = "We have noticed the problem and are fixing it now.";
const checking = "We have tried a fix and are checking that it works.";

visit(
  "a visitor watches the recovery through nginx and gets back in; a payment is not sent again",
  {
    timeout: 240_000,
  },
  async () => {
    const payer = await openWindow("/form");
    await payer.getByRole("button", { name: "Pay" }).click();
    await payer.getByText("Northwind Shop").waitFor();
    const reader = await openWindow("/cart?item=7");
    const program = await fetch(`${origin}/prices`, { headers: { accept: "application/json" } });
    expect(program.status).toBe(503);
    const problem = await program.json();
    expect(problem).toMatchObject({ status: 503, type: expect.stringContaining("/e/503/about") });

    // On the page's fast clock it would look before a worker could have noticed anything.
    const state = async () =>
      (await (await fetch(`${product.address}/e/shop/status.json`)).json()).state;
    await expect.poll(state, { timeout: 60_000 }).toBe("fixing");
    await watchUntil(reader, fixing);
    shop.letHeal();
    const told = await watchUntil(reader, "The shop is open");
    expect(told).toContain(checking);
    expect(shop.requests.filter((request) => request === "GET /cart?item=7")).toHaveLength(2);

    await watchUntil(payer, "Open the page again when you are ready.");
    await payer.clock.runFor(600_000);
    expect(shop.requests.filter((request) => request.includes("/pay"))).toEqual(["POST /pay"]);
    await payer.getByRole("link", { name: "Check now" }).click();
    await payer.getByText("The shop is open").waitFor();
    expect(shop.requests.filter((request) => request.includes("/pay"))).toEqual([
      "POST /pay",
      "GET /pay",
    ]);

    const query = `reference=${problem.reference}`;
    const records = await fetch(`${product.address}/api/v1/records?${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect((await records.json()).data).toMatchObject([{ error_code: "DB_CONNECTION_FAILED" }]);
    // The file follows what the page is told, by the clock of its export.
    const exported = async () =>
      JSON.parse(await readFile(join(statusDir, "shop", "status.json"), "utf8"));
    const isBack = { state: "back", since: expect.any(String) };
    await expect.poll(exported, { timeout: 20_000 }).toMatchObject(isBack);
  },
);
