import { once } from "node:events";
import { type AddressInfo, connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { Problem } from "#lib/platform/errors.ts";
import type { Door } from "#lib/platform/http/door.ts";
import { readBody } from "#lib/platform/http/limit-body.ts";
import { answerJson } from "#lib/platform/http/problem.ts";
import { createLogger } from "#lib/platform/logger.ts";
import { createFront, type Front } from "#lib/runtime/front.ts";
import { statusesIn } from "#tests/support/bad-inputs/speak-http.ts";

const log = createLogger("test");
log.level = "silent";
let front: Front | undefined;
/** More than a socket's buffers hold. */
const largeBytes = 12_000_000;
/** Requests that the server's own parser has read. */
let parsed = 0;
/** The door waits for it after it has read a body that asks for that. */
let gate: Promise<void> = Promise.resolve();

/** What the server's own parser found wrong with a connection. */
const faults: unknown[] = [];

afterEach(async () => {
  await front?.close(0);
  gate = Promise.resolve();
});

const answers: Record<string, Door> = {
  "/echo": async ({ method, url, headers, body }) => {
    const bytes = await readBody(body, 1000, headers.get("content-encoding"));
    if (bytes.toString() === "wait") await gate;
    const told = { method, search: url.search, from: headers.get("x-forwarded-for") };
    return answerJson(200, {
      ...told,
      body: bytes.toString(),
      relayed: headers.get("x-paramedic-relayed"),
    });
  },
  "/bytes": async () => {
    const headers = { "content-type": "image/png" };
    return { status: 200, headers, body: new Uint8Array([0, 13, 10, 255]) };
  },
  "/large": async () => ({ status: 200, headers: {}, body: "x".repeat(largeBytes) }),
  "/words": async () => ({ status: 418, headers: {}, body: "Tee für 🫖" }),
  "/nothing": async () => ({ status: 204, headers: { allow: "POST" }, body: "" }),
  "/fails": () => Promise.reject(new Error("secret detail")),
  "/refuses": () => Promise.reject(new Problem("too-many", "Slow down.", { retryAfterSeconds: 3 })),
  "/splits": async () => ({ status: 200, headers: { "x-a": "b\r\nx-c: d" }, body: "" }),
};

async function openFront(): Promise<number> {
  parsed = 0;
  faults.length = 0;
  front = createFront({
    findDoor: (path) => answers[path],
    rest: (_, response) => response.end("rest"),
    trusts: () => false,
    log,
  });
  front.server.prependListener("request", () => {
    parsed += 1;
  });
  front.server.on("clientError", (error, socket) => {
    faults.push(error);
    socket.destroy();
  });
  await new Promise<void>((resolve) => front?.server.listen(0, "127.0.0.1", resolve));
  return (front.server.address() as AddressInfo).port;
}

const get = (path: string, ...fields: string[]) =>
  [`GET ${path} HTTP/1.1`, "Host: x", ...fields, "", ""].join("\r\n");
const post = (path: string, body: string, ...fields: string[]) =>
  [`POST ${path} HTTP/1.1`, "Host: x", `Content-Length: ${body.length}`, ...fields, "", body].join(
    "\r\n",
  );
const last = "Connection: close";
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Bodies that ask for it wait until the function that it answers is called. */
function holdAnswers(): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  gate = promise;
  return resolve;
}

/** A connection with a request whose answer is held, and one that came too early. */
async function openWithEarly(port: number): Promise<{ socket: Socket; release: () => void }> {
  const release = holdAnswers();
  const socket = await open(port);
  socket.write(post("/echo", "wait"));
  await pause(50);
  socket.write(post("/echo", "early"));
  await pause(50);
  return { socket, release };
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  socket.on("error", () => {});
  await once(socket, "connect");
  return socket;
}

/** Sends parts so far apart that each is read for itself; answers everything until the server closes. */
async function exchange(port: number, ...parts: string[]): Promise<string> {
  const socket = await open(port);
  const told = text(socket);
  for (const part of parts) {
    socket.write(part, "latin1");
    await pause(30);
  }
  return told;
}

/** The answer's lines by name, in no order, and without the second in which it was given. */
function looksOf(told: string) {
  const [head = "", ...content] = told.split("\r\n\r\n");
  const [status, ...lines] = head.split("\r\n");
  return {
    status,
    lines: lines.map((line) => line.replace(/^date: .*/i, "date").toLowerCase()).sort(),
    content,
  };
}

test.each([
  ["a post", post("/echo", '{"a":1}', last)],
  ["a post with a query", post("/echo/?key=a%20b", "x", last)],
  ["an empty post", post("/echo", "", last)],
  ["a body that is too large", post("/echo", "x".repeat(2000), last)],
  ["a body that is not compressed", post("/echo", "x", last, "Content-Encoding: gzip")],
  ["an unknown encoding", post("/echo", "x", last, "Content-Encoding: rot13")],
  ["a get", get("/echo", last)],
  ["a get that stays", get("/echo") + get("/echo", last)],
  ["what a peer claims about itself", get("/echo", "X-Forwarded-For: 6.6.6.6", last)],
  ["what only the front may say", get("/echo", "X-Paramedic-Relayed: no", last)],
  ["bytes", get("/bytes", last)],
  ["words beyond ASCII", get("/words", last)],
  ["no content", get("/nothing", last)],
  ["a failure", get("/fails", last)],
  ["a refusal", post("/refuses", "x", last)],
  ["an answer's header of two lines", get("/splits", last)],
])("%s is answered the same, in one part or in two", async (_, request) => {
  const port = await openFront();
  const whole = await exchange(port, request);
  const half = request.indexOf("\r\n") + 4;
  const parts = await exchange(port, request.slice(0, half), request.slice(half));
  expect(looksOf(whole)).toEqual(looksOf(parts));
  expect(whole).toContain("\r\nx-content-type-options: nosniff\r\n");
  expect(whole).not.toContain("secret detail");
  expect(whole).not.toContain("\r\nx-c: d");
});

test("plain requests do not reach the server's parser, and others do", async () => {
  const port = await openFront();
  await exchange(port, post("/echo", "1"), get("/echo"), post("/echo", "2", last));
  expect(parsed).toBe(0);
  await exchange(port, get("/pages", last));
  await exchange(port, post("/echo", "12").slice(0, -1), `2${post("/echo", "3", last)}`);
  expect(parsed).toBe(3);
});

test("a connection that was plain goes on with chunks, pages and requests that come together", async () => {
  const port = await openFront();
  const chunked =
    "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
  const told = await exchange(
    port,
    post("/echo", "first"),
    chunked,
    post("/echo", "third") + get("/pages"),
    post("/echo", "x".repeat(300_000)),
    post("/echo", "last", last),
  );
  expect(statusesIn(told)).toEqual([200, 200, 200, 200, 413, 200]);
  expect(told.match(/"body":"\w*"|rest/g)).toEqual([
    '"body":"first"',
    '"body":"abc"',
    '"body":"third"',
    "rest",
    '"body":"last"',
  ]);
});

test("what comes before an answer is answered after it", async () => {
  const { socket, release } = await openWithEarly(await openFront());
  const told = text(socket);
  socket.write(post("/echo", "later", last));
  await pause(50);
  release();
  expect((await told).match(/"body":"[\w ]*"/g)).toEqual([
    '"body":"wait"',
    '"body":"early"',
    '"body":"later"',
  ]);
});

test("who says that nothing more will come still gets the answer", async () => {
  const port = await openFront();
  const socket = await open(port);
  const told = text(socket);
  socket.end(post("/echo", "x"));
  expect(await told).toContain('"body":"x"');
  const silent = await open(port);
  silent.end();
  expect(await text(silent)).toBe("");
});

test("an answer to somebody who left is nobody's fault", async () => {
  const port = await openFront();
  const release = holdAnswers();
  const socket = await open(port);
  socket.write(post("/echo", "wait"));
  await pause(50);
  socket.resetAndDestroy();
  await pause(50);
  release();
  expect(await exchange(port, post("/echo", "x", last))).toContain('"body":"x"');
});

test("what comes after a last request is nobody's, also while its answer is on its way", async () => {
  const port = await openFront();
  let told = "";
  const socket = await open(port);
  socket.pause().write(get("/large", last));
  await pause(50);
  socket.write(post("/echo", "later"));
  await pause(50);
  socket.on("data", (bytes) => {
    told += bytes.toString("latin1");
  });
  await once(socket.resume(), "close");
  expect(statusesIn(told)).toEqual([200]);
  expect(told.length).toBeGreaterThan(largeBytes);
  expect(parsed).toBe(0);
});

test.each([
  ["that is the last one", [last]],
  ["that is not", []],
])("whoever reads an answer %s slowly gets all of it", async (_, fields) => {
  const port = await openFront();
  Object.assign(front?.server ?? {}, { headersTimeout: 100, keepAliveTimeout: 100 });
  const socket = await open(port);
  socket.pause().write(get("/large", ...fields));
  await pause(2500);
  expect((await text(socket)).length).toBeGreaterThan(largeBytes);
});

test("a connection that was reset while its answer was made is not handed over", async () => {
  const port = await openFront();
  Object.assign(front?.server ?? {}, { headersTimeout: 100 });
  const { socket, release } = await openWithEarly(port);
  socket.resetAndDestroy();
  await pause(50);
  release();
  await pause(2500);
  expect(faults).toEqual([]);
});

test("who ends after a request that came too early is answered the first one, and told that it was the last", async () => {
  const { socket, release } = await openWithEarly(await openFront());
  const told = text(socket);
  socket.end();
  await pause(50);
  release();
  expect(statusesIn(await told)).toEqual([200]);
  expect(await told).toContain("\r\nConnection: close\r\n");
  expect(faults).toEqual([]);
});

test("who does not read answers is not read for ever", async () => {
  const port = await openFront();
  const deaf = await open(port);
  deaf.pause();
  deaf.write(get("/large"));
  await expect.poll(() => deaf.bytesRead, { timeout: 5000 }).toBeGreaterThan(0);
  deaf.write(get("/large"));
  await expect.poll(() => parsed).toBe(1);
  deaf.destroy();
});

test("the end of the server ends what is idle, and lets what is under way be answered", async () => {
  const port = await openFront();
  const release = holdAnswers();
  const idle = await open(port);
  const used = await open(port);
  used.write(post("/echo", "x"));
  await once(used, "data");
  const busy = await open(port);
  const told = text(busy);
  busy.write(post("/echo", "wait"));
  await pause(50);
  const closed = front?.close(10_000);
  for (const socket of [idle, used]) expect(await text(socket)).toBe("");
  release();
  expect(await told).toContain("\r\nConnection: close\r\n");
  expect(await told).toContain('"body":"wait"');
  await closed;
});

test("a server that ends does not wait for ever for an answer", async () => {
  const port = await openFront();
  gate = new Promise(() => {});
  const busy = await open(port);
  const told = text(busy).catch((error) => error.code);
  busy.write(post("/echo", "wait"));
  await pause(50);
  await front?.close(100);
  expect(await told).toMatch(/^(ECONNRESET)?$/);
});

test("connections that say nothing are closed, sooner before their first request", async () => {
  const port = await openFront();
  Object.assign(front?.server ?? {}, { headersTimeout: 100, keepAliveTimeout: 2500 });
  const [silent, used] = [await open(port), await open(port)];
  const said = text(used);
  used.write(get("/echo"));
  expect(await text(silent)).toBe("");
  expect(used.destroyed).toBe(false);
  expect(statusesIn(await said)).toEqual([200]);
});
