import { afterAll, beforeAll, expect, test } from "vitest";
import { createLogger } from "#lib/platform/logger.ts";
import { findDoor } from "#lib/runtime/doors.ts";
import { createFront } from "#lib/runtime/front.ts";
import { useDatabase } from "#tests/support/database.ts";
import { freePort } from "#tests/support/start-database.ts";

const database = useDatabase();
const port = await freePort();
const origin = `http://127.0.0.1:${port}`;
let trusting = false;
const front = createFront({
  findDoor,
  rest: (_request, response) => response.writeHead(299).end(),
  trusts: () => trusting,
  log: createLogger("test"),
});

beforeAll(async () => {
  await new Promise<void>((resolve) => front.server.listen(port, "127.0.0.1", resolve));
  const error_page = { display_name: "Northwind Shop" };
  await database.pool.service.create({ data: { name: "team/café", error_page } });
});
afterAll(() => front.close(1000));

test.each([
  ["/e/team%2Fcaf%C3%A9/502", 502],
  ["/e/team/caf%C3%A9/503/", 503],
  ["/e/%zz/500", 500],
  ["/e/404", 404],
  ["/e/unknown", 404],
  ["/e", 404],
])("the front answers %s itself, with %i", async (path, status) => {
  const answer = await fetch(origin + path, { headers: { accept: "text/html" } });
  expect(answer.status).toBe(status);
  expect(answer.headers.get("vary")).not.toContain("next");
  const html = await answer.text();
  expect(html).toContain("<h1>");
  expect(html.includes("Northwind Shop")).toBe(path.includes("team"));
});

test("what only begins like an error page is left to the pages of Paramedic", async () => {
  for (const path of ["/events", "/e-mail", "/", "/api/e/502"]) {
    expect((await fetch(origin + path)).status).toBe(299);
  }
});

test("a posted form gets the page and its connection is not torn down", async () => {
  const body = "x".repeat(300_000);
  const answer = await fetch(`${origin}/e/502`, { method: "POST", body });
  expect(answer.status).toBe(502);
  expect((await answer.text()).length).toBeGreaterThan(1000);
});

test.each([
  [true, 503, "application/json"],
  [false, 500, "text/html"],
])("with a trusted peer %s the proxy's headers choose %i as %s", async (trusted, status, type) => {
  trusting = trusted;
  const headers = {
    "x-code": "503",
    "x-format": "application/json",
    accept: "text/html",
  };
  const answer = await fetch(`${origin}/e/500`, { headers });
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toContain(type);
});

test("a HEAD promises no length that its GET would not have", async () => {
  const answer = await fetch(`${origin}/e/502`, { method: "HEAD" });
  expect(answer.status).toBe(502);
  expect(answer.headers.get("content-length")).toBeNull();
});
