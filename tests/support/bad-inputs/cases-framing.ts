import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { expect } from "vitest";
import { createLogger } from "#lib/platform/logger.ts";
import { findDoor } from "#lib/runtime/doors.ts";
import { createFront } from "#lib/runtime/front.ts";
import type { Around, Case, Expected, Row } from "#tests/support/bad-inputs/case.ts";
import { type Answer, sendBytes, statusesIn } from "#tests/support/bad-inputs/speak-http.ts";

/** What HTTP/1.1 looks like when it is written by hand; only the front is held to these rows. */
function framed(
  row: Row,
  title: string,
  write: (around: Around) => string,
  expected: Expected,
): Case {
  return {
    row,
    title,
    door: "native",
    only: "front",
    send: async (around) => read(await sendBytes(around.port, write(around))),
    expect: expected,
  };
}

function read(told: string): Answer {
  const [head = "", content = ""] = told.split("\r\n\r\n", 2);
  return {
    status: statusesIn(told)[0] ?? 0,
    headers: {},
    text: head ? content : "",
    body: told,
    milliseconds: 0,
  };
}

const json = '{"message":"x"}';
const post = ({ service }: Around, ...lines: string[]) =>
  [
    "POST /api/ingest HTTP/1.1",
    "Host: x",
    `Authorization: Bearer ${service.key}`,
    ...lines,
    "",
    "",
  ].join("\r\n");
const closed = "Connection: close";
const one = { message: "x" };
const whole = (around: Around, body: string, ...lines: string[]) =>
  `${post(around, `Content-Length: ${Buffer.byteLength(body)}`, ...lines)}${body}`;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Opens connections that send half of a body, and leaves them all. */
async function leave(around: Around, count: number, encoding: string): Promise<void> {
  const sockets = Array.from({ length: count }, () => {
    const socket = connect(around.port, "127.0.0.1").on("error", () => {});
    const half = Buffer.from([0x1f, 0x8b, 0x08]).toString("latin1");
    socket.write(
      post(around, "Content-Length: 1000", `Content-Encoding: ${encoding}`) + half,
      "latin1",
    );
    return socket;
  });
  await pause(300);
  for (const socket of sockets) socket.destroy();
  await pause(300);
}

const limits: Case[] = [
  framed(
    "B26",
    "a body that ends in silence",
    (around) => post(around, "Content-Length: 100") + json,
    {
      status: 408,
    },
  ),
  {
    row: "B27",
    title: "a sender that leaves in the middle of its body",
    door: "native",
    send: async (around) => {
      await leave(around, 1, "identity");
      await leave(around, 1, "gzip");
      return around.ask({ body: { message: "after" } });
    },
    expect: { status: 202, stored: [{ message: "after" }] },
  },
  {
    row: "B27",
    title: "senders that leave while their bodies wait to be inflated",
    door: "native",
    send: async (around) => {
      await leave(around, 12, "gzip");
      const headers = { "content-encoding": "gzip" };
      return around.ask({ body: gzipSync('{"message":"after"}'), headers });
    },
    expect: { status: 202, stored: [{ message: "after" }], milliseconds: 5000 },
  },
  framed(
    "B28",
    "a length and chunks",
    (around) => `${post(around, "Content-Length: 3", "Transfer-Encoding: chunked")}0\r\n\r\n`,
    { status: 400 },
  ),
  framed(
    "B28",
    "two lengths",
    (around) => post(around, "Content-Length: 15", "Content-Length: 2") + json,
    { status: 400 },
  ),
  framed("B28", "a length that is none", (around) => post(around, "Content-Length: 1x") + json, {
    status: 400,
  }),
  framed(
    "B28",
    "a chunk of no size",
    (around) => `${post(around, "Transfer-Encoding: chunked")}zz\r\n${json}\r\n0\r\n\r\n`,
    { status: 400 },
  ),
  framed("B28", "no host", () => "POST /api/ingest HTTP/1.1\r\nContent-Length: 0\r\n\r\n", {
    status: 400,
  }),
  framed(
    "B28",
    "an encoding of the transfer that nobody knows",
    (around) => post(around, "Transfer-Encoding: rot13") + json,
    { status: 400 },
  ),
  framed("B28", "lines that end alone", () => "POST /api/ingest HTTP/1.1\nHost: x\n\n", {
    status: 400,
  }),
  framed("B28", "a name with a blank", (around) => post(around, "X y: 1"), { status: 400 }),
  framed("B29", "headers over 16 KiB", (around) => post(around, `X: ${"x".repeat(17_000)}`), {
    status: 431,
  }),
  framed(
    "B30",
    "a key behind 200 headers, where a hundred are taken",
    (around) => {
      const many = Array.from({ length: 200 }, (_, at) => `X${at}: 1`).join("\r\n");
      const lines = ["POST /api/ingest HTTP/1.1", "Host: x", many];
      return [...lines, `Authorization: Bearer ${around.service.key}`, closed, "", ""].join("\r\n");
    },
    { status: 431 },
  ),
  framed(
    "B30",
    "4,000 small headers",
    (around) => post(around, ...Array.from({ length: 4000 }, (_, at) => `X${at}: 1`)),
    { status: 431 },
  ),
];

const lines: Case[] = [
  ...[
    ["TRACE /api/ingest", 405],
    ["PROPFIND /api/ingest", 405],
    ["FOO /api/ingest", 400],
    ["post /api/ingest", 400],
    ["POST http://elsewhere.example/api/ingest", 400],
    ["OPTIONS *", 400],
    ["POST api/ingest", 400],
  ].map(([line, status]) =>
    framed("B77", `${line}`, () => `${line} HTTP/1.1\r\nHost: x\r\n${closed}\r\n\r\n`, {
      status: Number(status),
      ...(status === 405
        ? { also: (_, __, { body }) => expect(body).toMatch(/\r\nallow: GET, /) }
        : {}),
    }),
  ),
  framed(
    "B77",
    "CONNECT, whose connection is closed",
    () => "CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n",
    {
      status: 0,
      also: (_, __, { body }) => expect(body).toBe(""),
    },
  ),
  framed("B77", "no HTTP at all", () => "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", {
    status: 400,
  }),
  framed(
    "B98",
    "too much that asks first",
    (around) => {
      const body = "x".repeat(11 * 1024 * 1024);
      return whole(around, body, "Expect: 100-continue", closed);
    },
    {
      status: 100,
      also: (_, __, { body }) => expect(statusesIn(String(body))).toEqual([100, 413]),
    },
  ),
  framed(
    "B98",
    "something else that is expected",
    (around) => whole(around, json, "Expect: 200-ok", closed),
    { status: 417 },
  ),
  framed(
    "B99",
    "a hundred requests in one go, of which half are bad",
    (around) => {
      const pairs = Array.from({ length: 50 }, () => whole(around, json) + whole(around, "{nope"));
      return pairs.join("") + whole(around, "", closed);
    },
    {
      status: 202,
      stored: Array.from({ length: 50 }, () => one),
      also: (_, __, { body }) => {
        const pairs = Array.from({ length: 50 }, () => [202, 400]).flat();
        expect(statusesIn(String(body))).toEqual([...pairs, 400]);
      },
    },
  ),
];

/** A front of this process, which ends while a record is on its way. */
const ending: Case = {
  row: "B96",
  title: "a server that ends takes what is on its way and nothing new",
  door: "native",
  only: "front",
  send: async (around) => {
    const rest = () => {};
    const log = createLogger("test");
    const front = createFront({ findDoor, rest, trusts: () => false, log });
    await new Promise<void>((resolve) => front.server.listen(0, "127.0.0.1", resolve));
    const { port } = front.server.address() as AddressInfo;
    const socket = connect(port, "127.0.0.1");
    socket.write(post(around, `Content-Length: ${json.length}`, closed) + json.slice(0, 5));
    await once(front.server, "request");
    const ended = front.close(10_000);
    await expect(once(connect(port, "127.0.0.1"), "connect")).rejects.toThrow("ECONNREFUSED");
    socket.write(json.slice(5));
    const told = await text(socket);
    await ended;
    return read(told);
  },
  expect: { status: 202, stored: [one] },
};

/** B26 to B30, B77, B96, B98 and B99: what comes over a connection before it is a request. */
export const framingCases: Case[] = [...limits, ...lines, ending];
