import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { accessRules, requireRule } from "#tests/fixtures/access-table.ts";
import { hostileTexts } from "#tests/fixtures/hostile-texts.ts";
import { type Caller, createCallers } from "#tests/support/access-callers.ts";
import { askPage, detours, isExpected, readManifest } from "#tests/support/ask-page.ts";
import { tokenHeaders } from "#tests/support/callers.ts";
import { type Dashboard, openDashboard } from "#tests/support/dashboard.ts";
import { useDatabase } from "#tests/support/database.ts";
import { judgePages } from "#tests/support/judge-page.ts";
import { callMcpTool, connectMcp } from "#tests/support/mcp-server.ts";
import { sendHostileTexts } from "#tests/support/send-hostile-texts.ts";
import { findBrokenOut, type PageWatch, watchPages } from "#tests/support/watch-pages.ts";

const database = useDatabase();
const tabs = 3;
const escaped = (text: string) => encodeURIComponent(text.toWellFormed());
let dashboard: Dashboard;
let watch: PageWatch;

beforeAll(async () => {
  dashboard = await openDashboard(database);
  watch = await watchPages(dashboard.page.context(), dashboard.product.address);
  await sendHostileTexts(dashboard);
  await addEndedRun();
  await dashboard.signIn();
});
afterAll(() => dashboard.close());

const Listed = z.object({ data: z.array(z.record(z.string(), z.unknown())) });

/** Every nth value of a field in a list of the API, and the last one. */
async function sample(path: string, field: string, most: number): Promise<string[]> {
  const { data } = Listed.parse((await dashboard.api("GET", path)).body);
  const values = data.map((item) => encodeURIComponent(String(item[field])));
  const step = Math.ceil(values.length / most);
  return values.filter((_, index) => index % step === 0);
}

/** One that went well: while one is live, or has failed, previews ask for the status, which the policy refuses. */
async function addEndedRun(): Promise<void> {
  const { scenario, scenarioVersion, run } = database.pool;
  const { id, name, service_id, environment } = await scenario.findFirstOrThrow();
  const { definition } = await scenarioVersion.findFirstOrThrow({ where: { scenario_id: id } });
  const [reason = ""] = hostileTexts;
  await run.create({
    data: {
      ...{ scenario_id: id, scenario_version: 1, name, service_id, environment, reason },
      ...{ definition: definition ?? {}, cause: "press", requested_by: reason, state: "RECOVERED" },
      ended_at: new Date(),
    },
  });
}

/** What stands for the parameters of a page's address. A page with new ones needs a line here. */
async function parameters(): Promise<Record<string, string[]>> {
  return {
    "/error-pages/[service]": ["shop", ...(await sample("/services", "name", 2))],
    "/issues/[id]": await sample("/issues?limit=1000", "id", 6),
    "/recovery/runs/[id]": await sample("/runs", "id", 1),
    "/scenarios/[name]": ["restart-shop"],
    "/services/[name]": ["shop", ...(await sample("/services", "name", 3))],
    "/requests/[id]": await sample("/records?limit=1000", "request_id", 2),
    "/invite/[token]": hostileTexts.slice(0, 2).map(escaped),
    "/approve/[token]": hostileTexts.slice(0, 2).map(escaped),
  };
}

/** The pages of the build, each with the addresses that fill in its parameters: at least one. */
async function listPages(): Promise<{ path: string; addresses: string[] }[]> {
  const values = await parameters();
  return readManifest().pages.map((path) => {
    if (!path.includes("[")) return { path, addresses: [path] };
    expect(values[path]?.length, `add the parameters of ${path}`).toBeGreaterThan(0);
    const fill = (value: string) => path.replace(/\[[^\]]+\]/, value);
    return { path, addresses: (values[path] ?? []).map(fill) };
  });
}

/** The pages of the build with their parameters filled in, searches for the texts, and what visitors read. */
async function listAddresses(): Promise<string[]> {
  const filled = (await listPages()).flatMap(({ addresses }) => addresses);
  const texts = hostileTexts.filter((_, index) => index % 24 === 0).map(escaped);
  const searches = texts.flatMap((text) => [
    `/issues?q=${text}&service=${text}&code=${text}`,
    `/records?q=${text}&env=${text}&record=${text}`,
    `/sign-in?callbackUrl=${text}&error=${text}`,
    `/nowhere/${text}`,
    `/e/shop/503?lang=${text}&ref=${text}`,
  ]);
  const [record = ""] = await sample("/records?q=data-hostile", "id", 1);
  return [...filled, ...searches, `/records?record=${record}`, "/e/shop/feedback?kind=503&lang=en"];
}

async function walk(page: Page, addresses: string[], broken: string[]): Promise<void> {
  for (let address = addresses.pop(); address !== undefined; address = addresses.pop()) {
    // A page that leads on may still do so while the next one is asked for.
    await page.goto(address).catch(() => page.goto(address ?? "/"));
    // What was streamed is in the page at its load; what a component does afterwards follows in its first frames.
    await page.waitForTimeout(80);
    // When the page has led to another meanwhile: the walk comes to that one as well.
    const found = await findBrokenOut(page).catch(() => findBrokenOut(page));
    broken.push(...found.map((what) => `${what} on ${address}`));
  }
}

test("nothing that a service or a person wrote runs, loads or becomes an element on any page", async () => {
  const addresses = await listAddresses();
  expect(addresses.length).toBeGreaterThan(45);
  // Of each text: alone and in every field, as JSON and as NDJSON, a log line and a span.
  const stored = Listed.parse((await dashboard.api("GET", "/records?limit=1000")).body).data.length;
  expect(stored).toBeGreaterThan(hostileTexts.length * 5);
  const broken: string[] = [];
  const context = dashboard.page.context();
  const pages = [dashboard.page];
  while (pages.length < tabs) pages.push(await context.newPage());
  await Promise.all(pages.map((page) => walk(page, addresses, broken)));
  for (const page of pages.slice(1)) await page.close();
  expect({ broken, findings: watch.findings }).toEqual({ broken: [], findings: [] });
});

test("axe finds nothing on any page of the build, in light and dark, on a desk and on a phone", async () => {
  const pages = await listPages();
  // One that leads elsewhere shows nothing, and whoever is signed in is led away from some of the public ones.
  const shown = pages.filter(({ path }) => requireRule(path) !== "page elsewhere");
  const of = (isPublic: boolean) =>
    shown
      .filter(({ path }) => (requireRule(path) === "page public") === isPublic)
      .map(({ addresses: [first = ""] }) => first);
  const found = await judgePages(dashboard.page, of(true), { signedIn: false });
  found.push(...(await judgePages(dashboard.page, of(false), { signedIn: true })));
  // Two of the services differ in nothing but their capitals, which axe does not tell apart.
  const alike = "/error-pages: landmark-unique";
  expect(found.filter((what) => !what.startsWith(alike))).toEqual([]);
}, 300_000);

test("menus, dialogs, notes and previews work under the policy", async () => {
  const { page } = dashboard;
  await page.goto("/services");
  await page
    .getByRole("button", { name: /admin@localhost/ })
    .first()
    .click();
  await page.getByRole("menu").waitFor();
  await page.keyboard.press("Escape");
  await page.goto("/settings/keys");
  await page.getByRole("button", { name: "Create key" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  expect(await page.evaluate(() => getComputedStyle(document.body).overflow)).toBe("hidden");
  await page.keyboard.press("Escape");
  await page.goto("/error-pages/shop");
  const frame = page.frameLocator("iframe[title^='503 Unavailable page']").first();
  const heading = frame.getByRole("heading", { level: 1 });
  await heading.waitFor();
  expect(await heading.evaluate((one) => getComputedStyle(one).fontFamily)).not.toMatch(/Times/);
  expect(watch.findings).toEqual([]);
});

test("each page has a nonce of its own, and no script of the page itself is allowed without it", () => {
  const own = [...watch.policies].filter(([url]) => !new URL(url).pathname.startsWith("/e/"));
  const nonces = own.map(
    ([, policy]) => /script-src 'nonce-([^']+)' 'strict-dynamic';/.exec(policy)?.[1],
  );
  expect(nonces).not.toContain(undefined);
  expect(own.length).toBeGreaterThan(40);
  expect(new Set(nonces).size).toBe(own.length);
});

const everywhere = { "x-content-type-options": "nosniff" };
const ofTheSite = {
  ...everywhere,
  "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": expect.stringContaining("camera=()"),
  "referrer-policy": "same-origin",
  "x-frame-options": "DENY",
};

test.each([
  ["/sign-in", 200, ofTheSite],
  ["/services/a.b", 307, ofTheSite],
  ["/nowhere", 404, ofTheSite],
  ["/favicon.svg", 200, ofTheSite],
  ["/favicon.ico", 200, { ...ofTheSite, "content-type": "image/svg+xml" }],
  ["/api/nowhere", 404, ofTheSite],
  ["/api/v1/issues", 401, ofTheSite],
  ["/api/v1/openapi.json", 200, ofTheSite],
  ["/_next/static/nowhere.js", 404, ofTheSite],
  ["/_next/image?url=%2Ffavicon.svg&w=64&q=75", 404, ofTheSite],
  ["/api/ingest", 405, everywhere],
  ["/e/shop/503", 503, everywhere],
])("%s answers %s with the headers that guard it", async (path, status, headers) => {
  const answer = await fetch(dashboard.product.address + path, { redirect: "manual" });
  expect({ status: answer.status, headers: Object.fromEntries(answer.headers) }).toMatchObject({
    status,
    headers,
  });
  expect(answer.headers.has("x-powered-by")).toBe(false);
});

const fill = (path: string) => dashboard.product.address + path.replace(/\[[^\]]+\]/g, "shop");

test("each page of the build shows itself to whom the table says, and leads others elsewhere", async () => {
  const everybody = await createCallers(database);
  const callers = everybody.filter(({ foreign, by }) => !foreign && by !== "token");
  const wrong: string[] = [];
  for (const path of readManifest().pages) {
    const rule = requireRule(path);
    const ask = async (caller: Caller) => {
      const shown = await askPage(fill(path), caller.headers);
      if (!isExpected(rule, caller, shown)) wrong.push(`${path} for ${caller.name}: ${shown}`);
    };
    await Promise.all(callers.map(ask));
  }
  expect(wrong).toEqual([]);
});

test.each(Object.entries(detours))(
  "no page shows a stranger anything when it is asked for %s",
  async (_, headers) => {
    for (const path of readManifest().pages) {
      const answer = await fetch(fill(path), { headers, redirect: "manual" });
      expect(await answer.text(), path).not.toMatch(/data-hostile|restart-shop/);
    }
  },
);

test("the build has the pages and routes of the table, and no others", () => {
  const { pages, routes } = readManifest();
  const named = [...accessRules.keys()].map((line) => line.split(" ").at(-1) ?? "");
  expect([...pages, ...routes].sort()).toEqual([...new Set(named)].sort());
});

test("the build has no server action", () => {
  const manifest = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8"));
  expect(manifest).toMatchObject({ node: {}, edge: {} });
  expect([...Object.keys(manifest.node), ...Object.keys(manifest.edge)]).toEqual([]);
});

test("an assistant reads the same texts from the served product, as data", async () => {
  const headers = await tokenHeaders(database.context(), { scope: "read" });
  const client = await connectMcp(`${dashboard.product.address}/api/mcp`, headers);
  const { isError, text } = await callMcpTool(client, "list_issues", { q: "data-hostile" });
  await client.close();
  expect(isError, text).toBe(false);
  expect(text).toMatch(/^<untrusted-data [0-9a-f]{24}>\n.*data-hostile/m);
});
