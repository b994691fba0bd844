import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { unknownService } from "#lib/error-pages/describe-service.ts";
import { describeCloudflare } from "#lib/error-pages/proxies/cloudflare.ts";
import { prepareProxySetup } from "#lib/error-pages/proxies/proxy-setup.ts";
import { renderStaticPages } from "#lib/error-pages/static-pages.ts";

const base_url = "https://errors.example";
const description = { ...unknownService, known: true, display_name: "Northwind Shop" };
const files = new Map(
  Array.from(renderStaticPages({ name: "shop", description }, base_url), ({ path, content }) => [
    path.replace(/^pages/, ""),
    content,
  ]),
);

type Worker = { fetch(request: Request, env: unknown): Promise<Response> };
const WorkerModule = z.object({ default: z.custom<Worker>((value) => typeof value === "object") });

const given = globalThis.fetch;
let worker: Worker;
/** The internet as the worker sees it. */
let own: Response | null;
let live: Response | null;
let asked: Request[];
const env = {
  ASSETS: {
    fetch: async (request: Request) => {
      const content = files.get(new URL(request.url).pathname);
      return new Response(content ?? null, { status: content === undefined ? 404 : 200 });
    },
  },
};

beforeAll(async () => {
  const text = describeCloudflare(
    prepareProxySetup({ service: "shop", default_language: "en", base_url }),
  );
  const address = `data:text/javascript,${encodeURIComponent(text)}`;
  worker = WorkerModule.parse(await import(/* @vite-ignore */ address)).default;
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    asked.push(request);
    const answer = request.url.startsWith(base_url) ? live : own;
    if (answer === null) throw new TypeError("network error");
    return answer;
  };
});
beforeEach(() => {
  asked = [];
  own = Response.json({ own: 503 }, { status: 503 });
  live = new Response("<h1>live</h1>", {
    status: 503,
    headers: { "x-robots-tag": "noindex", "retry-after": "20" },
  });
});
afterAll(() => {
  globalThis.fetch = given;
});

const accept = "text/html,*/*;q=0.8";
const open = (method = "GET", headers: Record<string, string> = { accept }) =>
  worker.fetch(new Request("https://shop.example/cart", { method, headers }), env);

test("a visitor gets the live page with the service's status; the service was asked once", async () => {
  const answer = await open("POST");
  expect([answer.status, await answer.text()]).toEqual([503, "<h1>live</h1>"]);
  expect(answer.headers.get("retry-after")).toBe("20");
  const [service, page] = asked;
  expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "POST https://shop.example/cart",
    `GET ${base_url}/e/shop/503`,
  ]);
  expect(page?.headers.get("x-original-method")).toBe("POST");
  expect(page?.headers.get("x-code")).toBe("503");
  expect(page?.headers.get("x-request-id")).toBe(service?.headers.get("x-request-id"));
});

test("when Paramedic does not answer, the static page is shown", async () => {
  live = null;
  const answer = await open();
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("30");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  const html = await answer.text();
  expect(html).toContain("Northwind Shop");
  expect(html).toContain('data-safe="yes"');
  expect(await (await open("POST")).text()).toContain('data-safe="no"');
});

test("what a visitor chose on the site counts before what the browser lists, and no cookie leaves", async () => {
  const headers = { accept, cookie: "session=secret; lang=tr", "accept-language": "de" };
  await open("GET", headers);
  expect(asked[1]?.headers.get("accept-language")).toBe("tr,de");
  expect(asked[1]?.headers.get("cookie")).toBeNull();
  live = null;
  expect(await (await open("GET", headers)).text()).toContain('<html lang="tr"');
});

test("what stands before Paramedic is not taken for a page", async () => {
  live = new Response("<h1>502 gateway</h1>", { status: 502 });
  expect(await (await open()).text()).toContain("Northwind Shop");
});

test.each([
  [{ accept: "application/json" }],
  [{ accept, "sec-fetch-dest": "empty" }],
  [{ accept: "application/json, text/html;q=0" }],
])("who asks with %j keeps the service's own words", async (headers) => {
  expect(await (await open("GET", headers)).json()).toEqual({ own: 503 });
});

test("healthy answers and those of the service's own pages are left alone", async () => {
  for (const status of [200, 404]) {
    own = new Response("own", { status });
    expect(await (await open()).text()).toBe("own");
  }
  expect(asked.filter(({ url }) => url.startsWith(base_url))).toEqual([]);
});

test("when nobody answers, a visitor gets the static page and a program problem+json", async () => {
  [own, live] = [null, null];
  const page = await open();
  expect([page.status, await page.text()]).toEqual([502, expect.stringContaining("Northwind")]);
  const problem = await open("GET", { accept: "application/json" });
  expect(problem.headers.get("content-type")).toContain("application/problem+json");
  expect(await problem.json()).toMatchObject({ status: 502 });
});
