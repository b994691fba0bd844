import { beforeAll, expect, test } from "vitest";
import { DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT } from "#app/e/[[...path]]/route.ts";
import { answerErrorPage } from "#lib/error-pages/answer-error-page.ts";
import { kindRules } from "#lib/error-pages/kinds.ts";
import { createPageSource } from "#lib/error-pages/page-source.ts";
import { publishStatus } from "#lib/error-pages/publish-status.ts";
import { pageKinds } from "#lib/error-pages/schemas.ts";
import { deriveReference } from "#lib/issues/reference.ts";
import { openDatabase } from "#lib/platform/database.ts";
import { trustedPeerHeader, trustMark } from "#lib/platform/http/trusted-peer.ts";
import { createLogger } from "#lib/platform/logger.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const handlers = { DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT };

beforeAll(async () => {
  const { id } = await database.pool.service.create({
    data: {
      name: "shop",
      support: { email: "help@northwind.example", hours: "daily 8–20" },
      error_page: { display_name: "Northwind Shop" },
    },
  });
  const since = new Date("2026-11-22T14:02:00Z");
  await publishStatus(database.context(), { service_id: id, state: "fixing", since });
});

function get(
  path: string,
  headers: Record<string, string> = {},
  method: keyof typeof handlers = "GET",
) {
  const request = new Request(`http://localhost:3000${path}`, { method, headers });
  return handlers[method](request);
}

test.each(pageKinds)("/e/shop/%s has its own status and may be kept by nobody", async (kind) => {
  const answer = await get(`/e/shop/${kind}`);
  expect(answer.status).toBe(kindRules[kind].status);
  if (/^\d/.test(kind)) expect(answer.status).toBe(Number(kind));
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "text/html; charset=utf-8",
    "content-language": "en",
    "cache-control": "no-store",
    "x-robots-tag": "noindex",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "content-security-policy": expect.stringContaining("default-src 'none'"),
    vary: expect.stringContaining("Accept-Language"),
  });
  const html = await answer.text();
  expect(html).toContain("Northwind Shop");
  expect(html).toContain("help@northwind.example");
  const wait = /<main[^>]*data-wait="(\d+)"/.exec(html)?.[1] ?? null;
  expect(answer.headers.get("retry-after")).toBe(wait);
});

test("the same page is problem+json, JSON or text for who asks for it", async () => {
  const reference = deriveReference("abc123xyz789");
  const ask = (accept: string) => get("/e/shop/503", { accept, "x-request-id": "abc123xyz789" });
  const problem = await ask("application/problem+json");
  expect(problem.headers.get("content-type")).toContain("application/problem+json");
  expect(problem.headers.get("content-security-policy")).toBeNull();
  expect(await problem.json()).toMatchObject({
    type: "http://localhost:3000/e/503/about",
    status: 503,
    title: "The service is not available right now",
    reference,
    retry_after_seconds: Number(problem.headers.get("retry-after")),
    recovery: { state: "fixing", since: "2026-11-22T14:02:00.000Z" },
    support: { email: "help@northwind.example" },
  });
  const json = await ask("application/json");
  expect(json.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect((await json.json()).reference).toBe(reference);
  const text = await ask("text/plain");
  expect(text.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(await text.text()).toContain(`Give the reference: ${reference}`);
});

test.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const)(
  "a %s is answered with the page",
  async (method) => {
    const answer = await get("/e/shop/502", {}, method);
    expect(answer.status).toBe(502);
    expect(await answer.text()).toContain('data-safe="no"');
  },
);

test("a HEAD has the page's status and headers and no body", async () => {
  const answer = await get("/e/shop/502", {}, "HEAD");
  expect(answer.status).toBe(502);
  expect(answer.headers.get("retry-after")).toMatch(/^\d+$/);
  expect(await answer.text()).toBe("");
});

test("a trusted proxy's headers choose page, format, service and reference", async () => {
  const answer = await get("/e/500", {
    [trustedPeerHeader]: trustMark,
    "x-code": "504",
    "x-format": "application/json",
    "x-service-name": "shop",
    "x-request-id": "r-1",
    accept: "*/*",
  });
  expect(answer.status).toBe(504);
  expect(await answer.json()).toMatchObject({
    status: 504,
    reference: deriveReference("r-1"),
    support: { email: "help@northwind.example" },
  });
});

const canary = "canary-7f3a";
test.each([
  `/e/${canary}/502`,
  `/e/${canary}/${canary}`,
  `/e/shop/502?ref=${canary}&lang=${canary}`,
  `/e/${encodeURIComponent(`<script>${canary}</script>`)}/500`,
  `/e/${"x".repeat(500)}${canary}/500`,
])("nothing of %s, nor of any header, is echoed", async (path) => {
  const headers = {
    "x-service-name": canary,
    "x-request-id": canary,
    "x-code": canary,
    "x-original-uri": canary,
    "user-agent": canary,
    cookie: canary,
  };
  for (const accept of ["text/html", "application/problem+json", "text/plain"]) {
    const answer = await get(path, { ...headers, accept });
    const all = (await answer.text()) + JSON.stringify([...answer.headers]);
    expect(all).not.toContain(canary);
    expect(all).not.toMatch(/next\.?js|prisma|postgres|node_modules|at \w+ \(/i);
  }
});

test("an unknown kind is the page for what is not there", async () => {
  const answer = await get("/e/shop/418");
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain("<h1>Page not found</h1>");
});

test("the status file is small, public, cacheable for seconds and tells nothing internal", async () => {
  const answer = await get("/e/shop/status.json");
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "cache-control": "public, max-age=3",
    "access-control-allow-origin": "*",
  });
  expect(await answer.json()).toEqual({
    state: "fixing",
    since: "2026-11-22T14:02:00.000Z",
    retry_after_seconds: 10,
    window_seconds: 5,
  });
  expect((await get("/e/nobody/status.json")).status).toBe(404);
});

test("while the database is away pages are served from memory, and unknown ones with the built-in words", async () => {
  const live = openDatabase(database.url);
  const dead = openDatabase("postgresql://postgres:password@127.0.0.1:9/none");
  let pool = live;
  const base_url = "https://errors.example";
  const log = createLogger("test");
  const source = createPageSource({ database: () => pool, log, base_url });
  const ask = (path: string) =>
    answerErrorPage(source, {
      method: "GET",
      url: new URL(path, base_url),
      headers: new Headers(),
    });

  expect(String((await ask("/e/shop/502")).body)).toContain("Northwind Shop");
  pool = dead;
  await new Promise((resolve) => setTimeout(resolve, 2100));
  expect(String((await ask("/e/shop/502")).body)).toContain("Northwind Shop");
  expect((await ask("/e/shop/status.json")).status).toBe(200);

  const generic = await ask("/e/other/502");
  expect(generic.status).toBe(502);
  expect(String(generic.body)).toContain("<h1>The service is not answering</h1>");
  expect((await ask("/e/other/status.json")).status).toBe(503);
  await Promise.all([live.$disconnect(), dead.$disconnect()]);
});

test("a warm answer makes no query, whatever kind, format and language it has", async () => {
  let queries = 0;
  const pool = () => {
    queries += 1;
    return database.pool;
  };
  const base_url = "https://errors.example";
  const log = createLogger("test");
  const source = createPageSource({ database: pool, log, base_url, elapsed: () => 0 });
  const ask = (path: string, accept = "text/html") =>
    answerErrorPage(source, {
      method: "GET",
      url: new URL(path, base_url),
      headers: new Headers({ accept }),
    });
  await ask("/e/shop/502");
  expect(queries).toBe(1);
  for (const kind of pageKinds) {
    for (const accept of ["text/html", "application/problem+json", "application/json"]) {
      expect(String((await ask(`/e/shop/${kind}`, accept)).body)).toContain(
        "help@northwind.example",
      );
    }
  }
  expect((await ask("/e/shop/status.json")).status).toBe(200);
  expect(queries).toBe(1);
});

test("visitors who are told the same differ by their reference alone", async () => {
  const strip = (html: string) => html.replaceAll(/[0-9A-Z]{4}-[0-9A-Z]{4}/g, "");
  const ask = async (id: string) => (await get("/e/shop/500", { "x-request-id": id })).text();
  const [one, other] = [await ask("one"), await ask("other")];
  expect(one).toContain(deriveReference("one"));
  expect(other).toContain(deriveReference("other"));
  expect(one).not.toContain(deriveReference("other"));
  expect(strip(one)).toBe(strip(other));
});

test("the type of a problem is an address that explains the kind in words, to anyone", async () => {
  for (const kind of pageKinds) {
    const problem = await get(`/e/shop/${kind}`, { accept: "application/problem+json" });
    const { type, title } = await problem.json();
    const page = await get(new URL(type).pathname, { accept: "application/problem+json" });
    expect(page.status).toBe(200);
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await page.text()).toContain(`<h1>${title.replaceAll("'", "&#39;")}</h1>`);
  }
});

test("the more visitors wait, the longer is the time over which they are let in, by the service's safe rate", async () => {
  const error_page = { safe_rate: 20 };
  await database.pool.service.create({ data: { name: "till", error_page } });
  const base_url = "https://errors.example";
  const clock = { milliseconds: 0 };
  const elapsed = () => clock.milliseconds;
  const parts = { database: () => database.pool, log: createLogger("test"), base_url, elapsed };
  const source = createPageSource(parts);
  const ask = (path: string, accept = "text/html", method = "GET") =>
    answerErrorPage(source, {
      method,
      url: new URL(path, base_url),
      headers: new Headers({ accept }),
    });
  const window = async () =>
    JSON.parse(String((await ask("/e/till/status.json")).body)).window_seconds as number;
  expect(await window()).toBe(5);
  for (let visitors = 0; visitors < 398; visitors += 1) await ask("/e/till/502");
  for (let others = 0; others < 100; others += 1) {
    await ask("/e/till/404");
    await ask("/e/till/502", "application/json");
    await ask("/e/till/502", "text/html", "HEAD");
  }
  expect(await window()).toBe(20);
  clock.milliseconds = 100_000;
  expect(await window()).toBe(5);
});
