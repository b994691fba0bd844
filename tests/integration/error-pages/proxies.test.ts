import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { unknownService } from "#lib/error-pages/describe-service.ts";
import { createPageSource } from "#lib/error-pages/page-source.ts";
import { writeBundle } from "#lib/error-pages/write-bundle.ts";
import { deriveReference } from "#lib/issues/reference.ts";
import { createLogger } from "#lib/platform/logger.ts";
import { useDatabase } from "#tests/support/database.ts";
import {
  type Origin,
  type ProxyName,
  type ProxyServer,
  send,
  startOrigin,
  startProxy,
  windowHeaders,
} from "#tests/support/error-page-proxies.ts";
import { serveErrorPages } from "#tests/support/error-page-servers.ts";
import { sayMissing } from "#tests/support/find-program.ts";

const database = useDatabase();
const codes = [500, 502, 503, 504];
const missing: Record<ProxyName, string | null> = {
  nginx: sayMissing({ nginx: "nginx" }),
  haproxy: sayMissing({ haproxy: "haproxy" }),
  caddy: sayMissing({ caddy: "caddy" }),
};

beforeAll(async () => {
  await database.pool.service.create({
    data: { name: "shop", error_page: { display_name: "Northwind Shop" } },
  });
});

const names: ProxyName[] = ["nginx", "haproxy", "caddy"];
for (const name of names) {
  describe.skipIf(missing[name] !== null)(name, () => proxyTests(name));
}

function proxyTests(name: ProxyName) {
  let pages: Awaited<ReturnType<typeof serveErrorPages>>;
  let origin: Origin;
  let proxy: ProxyServer;
  const bundle = mkdtempSync(join(tmpdir(), `paramedic-${name}-bundle-`));

  beforeAll(async () => {
    pages = await serveErrorPages((base_url) =>
      createPageSource({ database: () => database.pool, log: createLogger("test"), base_url }),
    );
    origin = await startOrigin();
    const description = {
      ...unknownService,
      known: true,
      show_recovery: true,
      display_name: "Northwind Shop",
    };
    const services = [{ name: "shop", description }];
    const source = { service: "shop", services, base_url: pages.origin };
    await writeBundle(source, { folder: bundle, now: new Date() });
    proxy = await startProxy(name, { bundle, service: "shop", origin: origin.port });
  });
  beforeEach(() => {
    origin.asked.length = 0;
  });
  afterAll(async () => {
    await proxy?.stop();
    rmSync(bundle, { recursive: true });
    await pages.close();
    await origin.stop();
  });

  const open = (path: string, more: { method?: string; headers?: object; body?: string } = {}) =>
    send(proxy.port, path, { ...more, headers: { ...windowHeaders, ...more.headers } });
  const ask = (path: string) => send(proxy.port, path, { headers: { accept: "application/json" } });

  test("what the healthy service answers is left alone", async () => {
    for (const path of ["/200", "/201", "/404", "/422"]) {
      const answer = await open(path);
      expect(answer.status).toBe(Number(path.slice(1)));
      expect(answer.headers["x-own"]).toBe("yes");
      expect(JSON.parse(answer.body)).toEqual({ own: Number(path.slice(1)) });
    }
  });

  test.each(codes)("a visitor whose service answers %i gets the live page", async (code) => {
    const answer = await open(`/${code}?item=7`);
    expect(answer.status).toBe(code);
    expect(answer.headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
    });
    expect(answer.headers["x-own"]).toBeUndefined();
    const [asked] = origin.asked;
    expect(origin.asked).toHaveLength(1);
    expect(answer.body).toContain("Northwind Shop");
    expect(answer.body).toContain(deriveReference(asked?.id ?? ""));
  });

  test("the live page is in the visitor's language, and no cookie but that choice leaves the proxy", async () => {
    const listed = await open("/503", { headers: { "accept-language": "tlh, pl;q=0.8" } });
    expect(listed.body).toContain('<html lang="pl"');
    const chosen = { cookie: "session=secret; lang=tr", "accept-language": "de" };
    pages.received.length = 0;
    expect((await open("/503", { headers: chosen })).body).toContain('<html lang="tr"');
    expect(pages.received).toEqual([{ method: "GET", cookie: null }]);
  });

  test.each(codes)("a program keeps the service's own %i", async (code) => {
    const answer = await ask(`/${code}`);
    expect(answer.status).toBe(code);
    expect(JSON.parse(answer.body)).toEqual({ own: code });
  });

  test("what a page fetches for itself is no visitor who opens a page", async () => {
    for (const destination of ["empty", "image", "script"]) {
      const headers = { "sec-fetch-dest": destination };
      const answer = await open("/503", { headers });
      expect(JSON.parse(answer.body)).toEqual({ own: 503 });
    }
    const refuses = await send(proxy.port, "/503", {
      headers: { accept: "application/json, text/html;q=0" },
    });
    expect(JSON.parse(refuses.body)).toEqual({ own: 503 });
  });

  test("what was posted reaches the service once, and its page waits for the reader", async () => {
    pages.received.length = 0;
    const answer = await open("/503", { method: "POST", body: "card=1" });
    expect(answer.status).toBe(503);
    expect(pages.received).toEqual([{ method: "GET", cookie: null }]);
    expect(answer.body).toContain('data-safe="no"');
    expect(origin.asked.map(({ line, body }) => [line, body])).toEqual([["POST /503", "card=1"]]);
  });

  describe("while Paramedic does not answer", () => {
    beforeAll(() => pages.close());

    test.each(codes)("a visitor whose service answers %i gets the static page", async (code) => {
      const answer = await open(`/${code}`, {
        headers: { "accept-language": "tlh, de-CH;q=0.9, en;q=0.8" },
      });
      expect(answer.status).toBe(code);
      expect(answer.headers).toMatchObject({
        "content-type": "text/html; charset=utf-8",
        "content-language": "de",
        "cache-control": "no-store",
        "x-robots-tag": "noindex",
      });
      expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
      expect(answer.headers["retry-after"]).toBe(code === 500 ? undefined : "30");
      expect(answer.body).toContain('<html lang="de"');
      expect(answer.body).toContain("Northwind Shop");
      expect(answer.body).not.toMatch(/<bdi class="ref" id="ref">/);
      expect(origin.asked).toHaveLength(1);
    });

    test("without a list of languages, and with one that no page is in, it is English", async () => {
      for (const languages of [undefined, "tlh", "*"]) {
        const headers = languages ? { "accept-language": languages } : {};
        const answer = await open("/503", { headers });
        expect(answer.headers["content-language"]).toBe("en");
        expect(answer.body).toContain('<html lang="en"');
      }
    });

    test("what a visitor chose on the site counts before what the browser lists", async () => {
      const headers = { cookie: "session=secret; lang=fr", "accept-language": "de" };
      expect((await open("/503", { headers })).body).toContain('<html lang="fr"');
    });

    test("the page after something posted waits for its reader", async () => {
      const answer = await open("/502", { method: "POST", body: "card=1" });
      expect(answer.status).toBe(502);
      expect(answer.body).toContain('data-safe="no"');
      expect((await open("/502")).body).toContain('data-safe="yes"');
      expect(origin.asked.map(({ line }) => line)).toEqual(["POST /502", "GET /502"]);
    });

    test("a HEAD has the page's status and no body", async () => {
      const answer = await open("/504", { method: "HEAD" });
      expect([answer.status, answer.body]).toEqual([504, ""]);
      expect(answer.headers["retry-after"]).toBe("30");
    });

    test("a program keeps the service's own words", async () => {
      expect(JSON.parse((await ask("/503")).body)).toEqual({ own: 503 });
    });
  });

  describe("while Paramedic takes the call and says nothing", () => {
    let silent: Server;
    beforeAll(async () => {
      silent = createServer();
      const port = Number(new URL(pages.origin).port);
      await new Promise<void>((resolve) => silent.listen(port, "127.0.0.1", resolve));
    });
    afterAll(() => {
      silent.closeAllConnections();
      silent.close();
    });

    test("a visitor gets the static page after a moment", async () => {
      const answer = await open("/503");
      expect(answer.status).toBe(503);
      expect(answer.body).toContain('id="ref" hidden');
    });
  });

  describe("while the service is gone, too", () => {
    beforeAll(() => origin.stop());

    test("a visitor gets the static page, a program problem+json", async () => {
      const page = await open("/200");
      expect([502, 503]).toContain(page.status);
      expect(page.body).toContain("Northwind Shop");
      expect(page.headers["retry-after"]).toBe("30");
      const problem = await ask("/200");
      expect(problem.status).toBe(page.status);
      expect(problem.headers["content-type"]).toContain("application/problem+json");
      expect(JSON.parse(problem.body)).toMatchObject({ status: page.status });
    });
  });
}
