import { execFileSync } from "node:child_process";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findFreePort } from "#lib/platform/embedded-database.ts";
import { expectAccessible } from "#tests/support/dashboard.ts";
import { useDatabase } from "#tests/support/database.ts";
import { cleanUp, type Launcher, makeDataDir, startLauncher } from "#tests/support/launcher.ts";
import { openChromium } from "#tests/support/open-chromium.ts";
import {
  type Supervisord,
  startSupervisord,
  supervisordMissing,
} from "#tests/support/supervisord.ts";

const database = useDatabase();
const password = "a-password-of-the-journey";
const token = "a-token-of-the-journey";
const faults: string[] = [];
let dataDir: string;
let product: Launcher;
let browser: Browser;
let page: Page;
let supervisord: Supervisord;
let servicePort: number;

if (supervisordMissing) process.stdout.write(`Not run: ${supervisordMissing}\n`);
const journey = test.skipIf(supervisordMissing !== null);

beforeAll(async () => {
  if (supervisordMissing) return;
  dataDir = await makeDataDir();
  servicePort = await findFreePort();
  supervisord = await startSupervisord(
    {
      "user-service": {
        command: `${process.execPath} tests/fixtures/ailing-service.mjs ${servicePort}`,
      },
    },
    await findFreePort(),
  );
  product = await startLauncher({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    ADMIN_PASSWORD: password,
    API_TOKEN: token,
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
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`${message.text()} at ${message.location().url}`);
  });
});
afterAll(async () => {
  await browser?.close();
  await supervisord?.stop();
  if (product) await cleanUp([product], dataDir);
});

async function api(method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(`${product.address}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

journey("a newcomer signs in and is led to the first error", async () => {
  await page.goto("/");
  await expect.poll(() => page.url()).toContain("/sign-in");
  await expectAccessible(page);
  await page.getByLabel("E-mail").fill("admin@localhost");
  await page.getByLabel("Password").fill(password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  await expectAccessible(page);
});

journey("the snippet that the page shows sends an error, and the page sees it arrive", async () => {
  await page.goto("/welcome");
  await page.getByLabel("Name", { exact: true }).fill("user-service");
  await page.getByRole("button", { name: "Use this name" }).click();
  await page.getByText("has a key of its own").waitFor();
  const snippet = page.locator("pre", { hasText: "curl" }).first();
  const command = (await snippet.innerText()).replaceAll("http://localhost:", "http://127.0.0.1:");
  expect(command).toContain("Bearer pmk_");
  execFileSync("bash", ["-c", command], { stdio: "pipe" });
  await page.getByText(/has arrived/).waitFor();
  await expectAccessible(page);
});

journey("the error is on the timeline and among the top codes", async () => {
  const [top] = await (await api("GET", "/top-codes")).json();
  expect(top).toMatchObject({ count: 1 });
  await page.goto("/");
  const row = page.getByRole("row", { name: new RegExp(`${top.error_code}.*${top.service}`) });
  await row.first().waitFor();
  await page.getByRole("heading", { name: "Errors over time" }).waitFor();
  await expectAccessible(page);
  for (const path of [
    "/issues",
    "/records",
    "/services",
    "/recovery",
    "/scenarios",
    "/error-pages",
  ]) {
    await page.goto(path);
    await expectAccessible(page);
  }
  await page.goto("/issues");
  await page
    .getByRole("link", { name: new RegExp(top.error_code) })
    .first()
    .click();
  await page
    .getByText("Why these records are one issue")
    .or(page.getByText(/same error code/i))
    .first()
    .waitFor();
  await expectAccessible(page);
});

journey("a recovery button restarts the real process, and the run proves it", async () => {
  const [service] = (await (await api("GET", "/services")).json()).data;
  const created = await api("POST", "/targets", {
    name: "user-service-web",
    service: service.name,
    environment: "production",
    type: "supervisord",
    config: { socket: supervisord.socket, program: "user-service" },
  });
  expect(created.status).toBe(201);
  const before = await (await fetch(`http://127.0.0.1:${servicePort}/`)).text();
  await page.goto(`/services/${encodeURIComponent(service.name)}`);
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Restart user-service-web/ }).click();
  const question = page.getByRole("alertdialog").or(page.getByRole("dialog"));
  await question
    .getByText(/user-service-web/)
    .first()
    .waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Cancel");
  await question.getByRole("button", { name: /^Restart user-service-web/ }).click();
  await page.waitForURL(/\/recovery\/runs\//);
  await expectAccessible(page);
  await page
    .getByText(/^Recovered in/)
    .first()
    .waitFor({ timeout: 120_000 });
  await expectAccessible(page);
  const after = await (await fetch(`http://127.0.0.1:${servicePort}/`)).text();
  expect(after).not.toBe(before);
  const [run] = (await (await api("GET", "/runs")).json()).data;
  expect(run).toMatchObject({ state: "RECOVERED", verdict: "recovered" });
});

journey("a visitor sees the friendly page with its status", async () => {
  const [service] = (await (await api("GET", "/services")).json()).data;
  const answer = await page.goto(`/e/${encodeURIComponent(service.name)}/503`);
  expect(answer?.status()).toBe(503);
  expect(await page.getByRole("heading", { level: 1 }).innerText()).not.toMatch(
    /error|503|server/i,
  );
  await page.getByText(/[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/).waitFor();
  await expectAccessible(page);
});

journey("nothing went wrong on the way that the screen did not say", () => {
  const unexpected = faults.filter((fault) => !/status of 503/.test(fault));
  expect(unexpected).toEqual([]);
});

journey("no secret stands in what the processes logged", () => {
  for (const secret of [password, token, "pmk_"]) expect(product.output()).not.toContain(secret);
});
