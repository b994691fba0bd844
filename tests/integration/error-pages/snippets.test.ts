import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unknownService } from "#lib/error-pages/describe-service.ts";
import { createPageSource } from "#lib/error-pages/page-source.ts";
import { describeSnippets } from "#lib/error-pages/snippets/describe-snippets.ts";
import { writeBundle } from "#lib/error-pages/write-bundle.ts";
import { deriveReference } from "#lib/issues/reference.ts";
import { createLogger } from "#lib/platform/logger.ts";
import { useDatabase } from "#tests/support/database.ts";
import { type Sent, send, windowHeaders } from "#tests/support/error-page-proxies.ts";
import { type Running, serveErrorPages } from "#tests/support/error-page-servers.ts";
import { type Server, startProgram } from "#tests/support/find-program.ts";
import { freePort } from "#tests/support/start-database.ts";

const database = useDatabase();
const djangoMissing = !existsSync("/usr/lib/python3/dist-packages/django");
if (djangoMissing) {
  process.stdout.write(
    "Not run: django not installed (on Debian: apt-get install python3-django)\n",
  );
}
process.stdout.write(
  "Not run: the Spring snippet, which needs a JDK and Spring's jars to compile\n",
);

beforeAll(async () => {
  await database.pool.service.create({
    data: { name: "shop", error_page: { display_name: "Northwind Shop" } },
  });
});

type App = (folder: string, port: number) => Promise<Server>;

const expressApp = `
import express from ${JSON.stringify(createRequire(import.meta.url).resolve("express"))};
import { errorPages, giveRequestId } from "./error-pages.mjs";
const app = express();
app.use(giveRequestId);
app.all("/fine", (request, response) => response.send("fine"));
app.all("/broken", () => { throw new Error("secret-canary"); });
app.all("/away", async () => { throw Object.assign(new Error("secret-canary"), { status: 503 }); });
app.use(errorPages);
app.use((error, request, response, next) => response.status(error.status ?? 500).json({ own: true }));
app.listen(Number(process.argv[2]), "127.0.0.1");
`;

const djangoApp = `
import sys
from django.conf import settings
settings.configure(
    DEBUG=False, SECRET_KEY="x", ALLOWED_HOSTS=["*"], ROOT_URLCONF="app", LOGGING_CONFIG=None,
    MIDDLEWARE=["error_pages.ErrorPages"],
)
from django.http import HttpResponse, JsonResponse
from django.urls import path
def broken(request): raise RuntimeError("secret-canary")
urlpatterns = [
    path("fine", lambda request: HttpResponse("fine")),
    path("broken", broken),
    path("away", lambda request: JsonResponse({"own": True}, status=503)),
]
if __name__ == "__main__":
    import django
    from django.core.wsgi import get_wsgi_application
    from wsgiref.simple_server import make_server
    sys.modules["app"] = sys.modules["__main__"]
    make_server("127.0.0.1", int(sys.argv[1]), get_wsgi_application()).serve_forever()
`;

const answersFine = (port: number) =>
  send(port, "/fine").then(
    ({ body }) => body === "fine",
    () => false,
  );

const apps: Record<string, App> = {
  async Express(folder, port) {
    const file = join(folder, "app.mjs");
    writeFileSync(file, expressApp);
    return startProgram(process.execPath, [file, String(port)], () => answersFine(port));
  },
  async Django(folder, port) {
    const file = join(folder, "app.py");
    writeFileSync(file, djangoApp);
    return startProgram("/usr/bin/python3", [file, String(port)], () => answersFine(port));
  },
};

describe("Express", () => frameworkTests("Express"));
describe.skipIf(djangoMissing)("Django", () => frameworkTests("Django"));

function frameworkTests(name: string) {
  const folder = mkdtempSync(join(tmpdir(), "paramedic-snippet-"));
  let pages: Running;
  let app: Server;
  let port = 0;

  beforeAll(async () => {
    pages = await serveErrorPages((base_url) =>
      createPageSource({ database: () => database.pool, log: createLogger("test"), base_url }),
    );
    await prepareFiles(folder, pages.origin);
    port = await freePort();
    const start = apps[name];
    if (!start) throw new Error(`there is no app for ${name}`);
    app = await start(folder, port);
  });
  afterAll(async () => {
    await app?.stop();
    await pages.close();
    rmSync(folder, { recursive: true });
  });

  const open = (path: string, more: { method?: string; headers?: object } = {}): Promise<Sent> =>
    send(port, path, { ...more, headers: { ...windowHeaders, ...more.headers } });

  test("a visitor gets the live page, with the reference of the request's id", async () => {
    const headers = { "x-request-id": "abc123xyz789" };
    const answer = await open("/away", { headers });
    expect(answer.status).toBe(503);
    expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
    expect(answer.body).toContain("Northwind Shop");
    expect(answer.body).toContain(deriveReference("abc123xyz789"));
    const broken = await open("/broken");
    expect(broken.status).toBe(500);
    expect(broken.body).toContain("Something went wrong on our side");
    expect(broken.body).not.toContain("secret-canary");
  });

  test("programs keep what the application says, and so does everybody while it works", async () => {
    expect((await open("/fine")).body).toBe("fine");
    const headers = { accept: "application/json" };
    const answer = await send(port, "/away", { headers });
    expect([answer.status, JSON.parse(answer.body)]).toEqual([503, { own: true }]);
    const fetched = await open("/away", { headers: { "sec-fetch-dest": "empty" } });
    expect(JSON.parse(fetched.body)).toEqual({ own: true });
  });

  test("without Paramedic it is the static page, without the bundle a sentence", async () => {
    await pages.close();
    const answer = await open("/away", { headers: { "accept-language": "tlh, en;q=0.5" } });
    expect(answer.status).toBe(503);
    expect(answer.headers["content-language"]).toBe("en");
    expect(answer.body).toContain("Northwind Shop");
    expect(answer.body).toContain('data-safe="yes"');
    expect(answer.headers["retry-after"]).toBe("30");
    rmSync(join(folder, "bundle"), { recursive: true });
    const last = await open("/away");
    expect([last.status, last.body]).toEqual([503, expect.stringContaining("try again")]);
  });
}

/** The bundle and the snippets as an application has them, their marked places adapted. */
async function prepareFiles(folder: string, base_url: string): Promise<void> {
  const description = { ...unknownService, known: true, display_name: "Northwind Shop" };
  const services = [{ name: "shop", description }];
  const bundle = join(folder, "bundle");
  await writeBundle({ service: "shop", services, base_url }, { folder: bundle, now: new Date() });
  for (const { file, text } of describeSnippets({
    service: "shop",
    default_language: "en",
    base_url,
  })) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text.replaceAll("/var/lib/paramedic-pages", bundle));
  }
}

test("Next.js: the route answers the live page, else the static one, else a sentence", async () => {
  const folder = mkdtempSync(join(tmpdir(), "paramedic-snippet-next-"));
  const pages = await serveErrorPages((base_url) =>
    createPageSource({ database: () => database.pool, log: createLogger("test"), base_url }),
  );
  await prepareFiles(folder, pages.origin);
  const { GET } = await import(
    /* @vite-ignore */ join(folder, "app", "error-page", "[code]", "route.js")
  );
  const ask = async (): Promise<Response> =>
    GET(new Request("http://shop.example/error-page/500?id=digest-7"), {
      params: Promise.resolve({ code: "500" }),
    });
  const live = await ask();
  expect(live.status).toBe(500);
  expect(await live.text()).toContain(deriveReference("digest-7"));
  await pages.close();
  expect(await (await ask()).text()).toContain("Northwind Shop");
  rmSync(folder, { recursive: true });
  expect(await (await ask()).text()).toContain("try again");
});

test("Next.js: the screen is JSX that compiles and begins as a client component", () => {
  const screen = describeSnippets({
    ...{ service: "shop", default_language: "en" },
    base_url: "https://errors.example",
  }).find(({ file }) => file.endsWith(".jsx"));
  const { diagnostics, outputText } = ts.transpileModule(screen?.text ?? "", {
    fileName: "global-error.jsx",
    reportDiagnostics: true,
    compilerOptions: { jsx: ts.JsxEmit.ReactJSX, target: ts.ScriptTarget.ES2022 },
  });
  expect(diagnostics).toEqual([]);
  expect(outputText).toMatch(/^(?:\/\/.*\n)*"use client";/);
});
