import type { ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { Problem } from "#lib/platform/errors.ts";
import type { Door } from "#lib/platform/http/door.ts";
import { readBody } from "#lib/platform/http/limit-body.ts";
import { answerJson } from "#lib/platform/http/problem.ts";
import { createLogger } from "#lib/platform/logger.ts";
import { createFront, type Front } from "#lib/runtime/front.ts";

const log = createLogger("test");
log.level = "silent";
let front: Front | undefined;

afterEach(async () => {
  await front?.close(0);
});

/** A front with one door that answers what it got, and a rest that answers the headers it saw. */
async function openFront(door: Door = echo, more = {}): Promise<number> {
  front = createFront({
    findDoor: (path) => (path === "/api/ingest" ? door : undefined),
    rest: (request, response) => {
      if (request.url === "/events") {
        response.writeHead(200, { "content-type": "text/event-stream" }).write("data: 1\n\n");
        return;
      }
      response.end(JSON.stringify({ rest: request.headers }));
    },
    restHeaders: { "x-frame-options": "DENY" },
    trusts: () => false,
    log,
    ...more,
  });
  await new Promise<void>((resolve) => front?.server.listen(0, "127.0.0.1", resolve));
  return (front.server.address() as AddressInfo).port;
}

async function echo({ method, url, headers, body }: Parameters<Door>[0]) {
  const bytes = await readBody(body, 1000, headers.get("content-encoding"));
  return answerJson(200, {
    method,
    search: url.search,
    type: headers.get("content-type"),
    body: bytes.toString(),
  });
}

/** Sends bytes as they are and answers everything that comes back until the server closes. */
async function exchange(port: number, bytes: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.write(bytes);
  return text(socket);
}

test.each(["/api/ingest", "/api/ingest/", "/api/ingest?key=x"])(
  "%s reaches the door",
  async (path) => {
    const port = await openFront();
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "[1]",
    });
    expect(await answer.json()).toMatchObject({
      method: "POST",
      type: "application/json",
      body: "[1]",
    });
  },
);

test("a door's answers cannot be taken for another type, and the rest's carry its headers", async () => {
  const port = await openFront();
  const door = await fetch(`http://127.0.0.1:${port}/api/ingest`);
  const rest = await fetch(`http://127.0.0.1:${port}/issues`);
  expect(door.headers.get("x-content-type-options")).toBe("nosniff");
  expect(door.headers.get("x-frame-options")).toBeNull();
  expect(rest.headers.get("x-frame-options")).toBe("DENY");
});

test("everything else reaches the rest, without what the client claims about its address", async () => {
  const port = await openFront();
  const answer = await fetch(`http://127.0.0.1:${port}/issues`, {
    headers: {
      "x-forwarded-for": "6.6.6.6",
      "x-real-ip": "6.6.6.6",
      "x-middleware-subrequest": "1",
    },
  });
  const { rest } = await answer.json();
  expect(rest["x-forwarded-for"]).toBe("127.0.0.1");
  expect(Object.keys(rest)).not.toContain("x-real-ip");
  expect(Object.keys(rest)).not.toContain("x-middleware-subrequest");
});

test.each([
  ["TRACE / HTTP/1.1", 405],
  ["PROPFIND / HTTP/1.1", 405],
  ["GET http://evil.example/ HTTP/1.1", 400],
  ["OPTIONS * HTTP/1.1", 400],
])("%s is refused with %i", async (line, status) => {
  const port = await openFront();
  const answer = await exchange(port, `${line}\r\nHost: x\r\nConnection: close\r\n\r\n`);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(answer).toContain("application/problem+json");
});

test("an upgrade is an ordinary request, also after Next began to listen for upgrades", async () => {
  const port = await openFront();
  front?.server.on("upgrade", (_, socket) => socket.end("upgraded"));
  const answer = await exchange(
    port,
    "GET / HTTP/1.1\r\nHost: x\r\nConnection: upgrade, close\r\nUpgrade: websocket\r\n\r\n",
  );
  expect(answer).toMatch(/^HTTP\/1.1 200 /);
});

test("headers over 16 KiB are refused with 431", async () => {
  const port = await openFront();
  const answer = await exchange(
    port,
    `GET / HTTP/1.1\r\nHost: x\r\nX: ${"x".repeat(17_000)}\r\n\r\n`,
  );
  expect(answer).toMatch(/^HTTP\/1.1 431 /);
});

test("a sender of too much reads the answer 413 and may use the connection again", async () => {
  const port = await openFront();
  const big = "x".repeat(300_000);
  const answer = await exchange(
    port,
    `POST /api/ingest HTTP/1.1\r\nHost: x\r\nContent-Length: ${big.length}\r\n\r\n${big}` +
      "POST /api/ingest HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi",
  );
  expect(answer.match(/HTTP\/1.1 \d+/g)).toEqual(["HTTP/1.1 413", "HTTP/1.1 200"]);
});

test("a door that fails answers a problem without its message", async () => {
  const port = await openFront(async () => {
    throw new Error("secret detail");
  });
  const answer = await fetch(`http://127.0.0.1:${port}/api/ingest`);
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain("secret detail");
});

test("a door's own refusal keeps its status", async () => {
  const port = await openFront(async () => {
    throw new Problem("too-many", "Slow down.", { retryAfterSeconds: 3 });
  });
  const answer = await fetch(`http://127.0.0.1:${port}/api/ingest`);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "3"]);
});

test("headers that never end are cut", { timeout: 20_000 }, async () => {
  const port = await openFront();
  const before = performance.now();
  const answer = await exchange(port, "GET / HTTP/1.1\r\nHost: x\r\nX-Half: ");
  expect(answer).toMatch(/^HTTP\/1.1 408 /);
  expect(performance.now() - before).toBeLessThan(13_000);
});

test("closing ends open event streams at once", async () => {
  const port = await openFront();
  const answer = await fetch(`http://127.0.0.1:${port}/events`, {
    headers: { accept: "text/event-stream" },
  });
  const body = answer.text();
  const before = performance.now();
  await front?.close(10_000);
  expect(performance.now() - before).toBeLessThan(2000);
  expect(await body).toBe("data: 1\n\n");
});

test("a stream that nobody reads is cut, and one that moves is not", async () => {
  const port = await openFront(echo, {
    stillStreamMilliseconds: 300,
    rest: (_: unknown, response: ServerResponse) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      const big = Buffer.alloc(64 * 1024, "x");
      const beat = setInterval(() => response.writableNeedDrain || response.write(big), 20);
      response.once("close", () => clearInterval(beat));
    },
  });
  const deaf = connect(port, "127.0.0.1");
  deaf.pause();
  deaf.write("GET /api/v1/stream HTTP/1.1\r\nHost: x\r\n\r\n");
  const reading = connect(port, "127.0.0.1");
  reading.write("GET /api/v1/stream HTTP/1.1\r\nHost: x\r\n\r\n");
  reading.resume();
  const count = () =>
    new Promise<number>((resolve) => front?.server.getConnections((_, open) => resolve(open)));
  await expect.poll(count).toBe(2);
  await expect.poll(count, { timeout: 10_000 }).toBe(1);
  expect(reading.destroyed).toBe(false);
  for (const socket of [deaf, reading]) socket.destroy();
});
