import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from "node:zlib";
import { expect } from "vitest";
import { type Case, type Door, native, stores, taken } from "#tests/support/bad-inputs/case.ts";
import { logsRequest } from "#tests/support/otlp-requests.ts";
import { writeEnvelope } from "#tests/support/sentry-sender.ts";

const mebibyte = 1024 * 1024;
const one = { message: "x" };
const bytes = Buffer.from(JSON.stringify(one));
const gzipped = gzipSync(bytes);
const unreadable = { status: 400, body: { type: "urn:paramedic:problem:unreadable-body" } };
const tooLarge = { status: 413, body: { type: "urn:paramedic:problem:too-large" } };
const unknown = { status: 415, body: { type: "urn:paramedic:problem:unknown-encoding" } };
const encoded = (encoding: string) => ({ headers: { "content-encoding": encoding } });
const typed = (type: string) => ({ headers: { "content-type": type } });
const envelope = Buffer.from(writeEnvelope({}, [{ header: { type: "event" }, payload: one }]));
const logs = Buffer.from(
  JSON.stringify(logsRequest([{ severityNumber: 17, body: { stringValue: "x" } }], {})),
);
/** What each door takes, as bytes. */
const fitting: [Door, Buffer][] = [
  ["native", bytes],
  ["sentry", envelope],
  ["otlp", logs],
];

async function* chunks(count: number): AsyncGenerator<Uint8Array> {
  const chunk = Buffer.alloc(mebibyte, " ");
  for (let sent = 0; sent < count; sent += 1) yield chunk;
}

const sizes: Case[] = [
  native("B24", "11 MiB with their length", "x".repeat(11 * mebibyte), tooLarge),
  {
    row: "B25",
    title: "200 MiB in chunks, which do not stay in memory",
    door: "native",
    send: async ({ ask, server }) => {
      const before = await server.condition();
      const answer = await ask({ body: chunks(200) });
      const after = await server.condition();
      expect(after.resident - before.resident).toBeLessThan(150 * mebibyte);
      return answer;
    },
    expect: tooLarge,
  },
  ...(["native", "sentry", "otlp"] as const).map(
    (door): Case => ({
      row: "B37",
      title: `more than the ${door} door takes, cut nowhere on the way`,
      door,
      send: { body: Buffer.alloc((door === "native" ? 12 : 21) * mebibyte, " ") },
      expect: tooLarge,
    }),
  ),
];

const types: Case[] = [
  native("B31", "JSON as text/plain", bytes, stores(one), typed("text/plain")),
  native("B31", "JSON as a form", bytes, stores(one), typed("application/x-www-form-urlencoded")),
  {
    row: "B31",
    title: "an envelope as text/plain, as browsers send it",
    door: "sentry",
    send: { body: envelope, ...typed("text/plain;charset=UTF-8") },
    expect: { status: 200, stored: [one] },
  },
  native("B32", "JSON without a type", bytes, stores(one), typed("")),
  native("B32", "JSON of a type that is none", bytes, stores(one), typed(";;=\u00e9/")),
  ...["utf-16", "UTF-16LE", "iso-8859-1", '"latin1"'].map((charset) =>
    native(
      "B33",
      `JSON in ${charset}`,
      bytes,
      unknown,
      typed(`application/json; charset=${charset}`),
    ),
  ),
  native(
    "B33",
    "JSON in UTF-8, in capitals and quotes",
    bytes,
    stores(one),
    typed('application/json; charset="UTF-8"'),
  ),
  ...[
    ["B34", "a byte that no character has", [0xff]],
    ["B34", "half of a character", [0xc3]],
    ["B35", "an overlong slash", [0xc0, 0xaf]],
    ["B35", "half of a surrogate pair as CESU-8", [0xed, 0xa0, 0x80]],
    ["B35", "a character beyond Unicode", [0xf4, 0x90, 0x80, 0x80]],
  ].map(([row, title, wrong]) =>
    native(
      row as "B34",
      String(title),
      Buffer.concat([
        Buffer.from('{"message":"'),
        Buffer.from(wrong as number[]),
        Buffer.from('"}'),
      ]),
      unreadable,
    ),
  ),
  {
    row: "B34",
    title: "bytes that are no UTF-8 in an envelope, which cost the error nothing",
    door: "sentry",
    send: {
      body: Buffer.concat([
        Buffer.from('{}\n{"type":"event"}\n{"message":"'),
        Buffer.from([0xff]),
        Buffer.from('"}'),
      ]),
    },
    expect: { status: 200, stored: [{ message: "\uFFFD" }] },
  },
];

const cutGzip = gzipped.subarray(0, -6);
const wrongSum = Buffer.from(gzipped).fill(0, gzipped.length - 8, gzipped.length - 4);
const bomb = gzipSync(Buffer.alloc(200 * mebibyte, " "));
const half = gzipSync(Buffer.alloc(6 * mebibyte, " "));

const compressions: Case[] = [
  ...fitting.map(
    ([door, body]): Case => ({
      row: "B36",
      title: `gzip at the ${door} door`,
      door,
      send: { body: gzipSync(body), ...encoded("gzip") },
      expect: { status: door === "native" ? 202 : 200, stored: [one] },
    }),
  ),
  ...fitting.map(
    ([door]): Case => ({
      row: "B38",
      title: `a gzip bomb at the ${door} door`,
      door,
      send: async ({ ask, server }) => {
        const before = await server.condition();
        const answer = await ask({ body: bomb, ...encoded("gzip") });
        const after = await server.condition();
        expect(after.resident - before.resident).toBeLessThan(150 * mebibyte);
        return answer;
      },
      expect: { ...tooLarge, milliseconds: 6000 },
    }),
  ),
  native("B39", "gzip that ends early", cutGzip, unreadable, encoded("gzip")),
  native("B39", "gzip with a wrong sum", wrongSum, unreadable, encoded("gzip")),
  native(
    "B40",
    "something behind gzip",
    Buffer.concat([gzipped, Buffer.from("tail")]),
    unreadable,
    encoded("gzip"),
  ),
  native(
    "B41",
    "gzip in two members",
    Buffer.concat([gzipSync('{"message":'), gzipSync('"x"}')]),
    stores(one),
    encoded("gzip"),
  ),
  native("B41", "two members of 6 MiB", Buffer.concat([half, half]), tooLarge, encoded("gzip")),
  native("B42", "deflate", deflateSync(bytes), stores(one), encoded("deflate")),
  native(
    "B42",
    "deflate without its header",
    deflateRawSync(bytes),
    unreadable,
    encoded("deflate"),
  ),
  native("B43", "br", brotliCompressSync(bytes), stores(one), encoded("br")),
  native(
    "B43",
    "a bomb of br",
    brotliCompressSync(Buffer.alloc(50 * mebibyte)),
    tooLarge,
    encoded("br"),
  ),
  native(
    "B44",
    "zstd, which the Node that the product brings along knows",
    zstdCompressSync(bytes),
    stores(one),
    encoded("zstd"),
  ),
  ...["gzip, gzip", "gzip,br", "rot13", "constructor", "__proto__", "tostring"].map((encoding) =>
    native("B45", `the encoding ${encoding}`, gzipped, unknown, encoded(encoding)),
  ),
  {
    row: "B45",
    title: "wrong encodings that bodies after them would wait for",
    door: "sentry",
    send: async ({ ask }) => {
      for (let sent = 0; sent < 6; sent += 1) {
        await ask({ body: envelope, key: null, ...encoded("constructor") });
      }
      return ask({ body: gzipSync(envelope), ...encoded("gzip") });
    },
    expect: { status: 200, stored: [one], milliseconds: 5000 },
  },
  native("B46", "a plain body that says gzip", bytes, unreadable, encoded("gzip")),
  native("B46", "nothing that says gzip", "", unreadable, encoded("gzip")),
];

const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
const within = (depth: number) => `{"message":"x","a":${nested(depth)}}`;
const keys = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, index]));

const shapes: Case[] = [
  native("B47", "64 levels", within(63), { ...taken, stored: [one] }),
  native("B47", "65 levels", within(64), unreadable),
  native(
    "B47",
    "65 levels in a line",
    `${within(64)}\n{"message":"x"}`,
    {
      status: 202,
      body: { accepted: 1, rejected: [{ index: 0 }] },
      stored: [one],
    },
    typed("application/x-ndjson"),
  ),
  native("B48", "a million levels", nested(1_000_000), { ...unreadable, milliseconds: 6000 }),
  native("B48", "a million levels that never close", "[".repeat(1_000_000), {
    ...unreadable,
    milliseconds: 6000,
  }),
  ...fitting.slice(1).map(
    ([door]): Case => ({
      row: "B48",
      title: `a million levels at the ${door} door`,
      door,
      send: { body: `{"a":${nested(1_000_000)}}` },
      expect: { ...unreadable, milliseconds: 6000 },
    }),
  ),
  native(
    "B49",
    "200,000 names",
    { ...one, a: keys(200_000) },
    { ...unreadable, milliseconds: 6000 },
  ),
  native(
    "B49",
    "40,000 names",
    { ...one, a: keys(40_000) },
    {
      ...taken,
      stored: [{ attributes: { a: keys(40_000) } }],
      milliseconds: 10_000,
    },
  ),
];

/** B24 to B49 as far as no socket of its own is needed: the bytes of a body. */
export const byteCases: Case[] = [...sizes, ...types, ...compressions, ...shapes];
