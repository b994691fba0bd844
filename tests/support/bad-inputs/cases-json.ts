import { expect } from "vitest";
import { type Case, native, refuses, stores, taken } from "#tests/support/bad-inputs/case.ts";
import { writeEnvelope } from "#tests/support/sentry-sender.ts";

const one = { message: "x" };
const unreadable = { status: 400, body: { type: "urn:paramedic:problem:unreadable-body" } };
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ message: `${index}` }));
const mark = "\uFEFF";
const ndjson = { headers: { "content-type": "application/x-ndjson" } };
const envelope = writeEnvelope({}, [{ header: { type: "event" }, payload: one }]);
const nothing = { resourceLogs: [] };

const empty: Case[] = [
  native("B8", "an empty body", "", unreadable),
  { row: "B8", title: "an empty envelope", door: "sentry", send: { body: "" }, expect: unreadable },
  {
    row: "B8",
    title: "an empty export",
    door: "otlp",
    send: { body: "" },
    expect: { status: 200, body: {} },
  },
  native("B9", "a body of white space", " \n\t ".repeat(100), unreadable),
  native("B9", "lines of white space", " \n\n \n", unreadable, ndjson),
  native("B9", "JSON behind a byte order mark", `${mark}{"message":"x"}`, stores(one)),
  native("B9", "lines behind a byte order mark", `${mark}{"message":"x"}\n`, stores(one), ndjson),
  {
    row: "B9",
    title: "an envelope behind a byte order mark",
    door: "sentry",
    send: { body: `${mark}${envelope}` },
    expect: { status: 200, stored: [one] },
  },
  {
    row: "B9",
    title: "an export behind a byte order mark",
    door: "otlp",
    send: { body: `${mark}${JSON.stringify(nothing)}` },
    expect: { status: 200 },
  },
];

const broken: Case[] = [
  native("B10", "JSON that ends early", '{"message":"secret wo', {
    ...unreadable,
    also: (_, __, { text }) => expect(text).not.toContain("secret wo"),
  }),
  native("B10", "an array that ends early", '[{"message":"x"},', unreadable),
  native("B11", "JSON with something behind it", "{} trailing", unreadable),
  native(
    "B11",
    "two records without a line between them",
    '{"message":"x"}{"message":"y"}',
    unreadable,
  ),
  ...[
    '{"message":"x","a":NaN}',
    '{"message":"x","a":Infinity}',
    "{'message':'x'}",
    '{"message":"x"} // why',
    '{"message":"x",}',
    '{"message":"x","a":01}',
    '{"message":"x\n"}',
  ].map((text) => native("B12", `what is nearly JSON: ${JSON.stringify(text)}`, text, unreadable)),
  native(
    "B12",
    "a line that is nearly JSON",
    '{"message":"x"}\n{"a":NaN}\n',
    {
      status: 202,
      body: { accepted: 1, rejected: [{ index: 1, errors: [{ path: "" }] }] },
      stored: [one],
    },
    ndjson,
  ),
  {
    row: "B12",
    title: "NaN from a Sentry SDK, which writes it",
    door: "sentry",
    send: {
      body: writeEnvelope({}, [
        {
          header: { type: "event" },
          payload: '{"message":"NaN","extra":{"a":NaN,"b":[-Infinity]}}',
        },
      ]),
    },
    expect: {
      status: 200,
      stored: [{ message: "NaN", attributes: { extra: { a: null, b: [null] } } }],
    },
  },
  ...["null", '"text"', "42", "true", "[[]]", "[null]"].map((text) =>
    native("B13", `${text} for a record`, text, refuses("")),
  ),
  ...["null", '"text"', "42", "[]"].map(
    (body): Case => ({
      row: "B13",
      title: `${body} for an export`,
      door: "otlp",
      send: { body },
      expect: { status: 400, body: { message: expect.any(String) } },
    }),
  ),
  native("B14", "an empty array", "[]", refuses("")),
  native("B14", "an object that wraps its records", { records: [] }, refuses("message")),
  {
    row: "B14",
    title: "an export of nothing",
    door: "otlp",
    send: { body: nothing },
    expect: { status: 200 },
  },
];

const batches: Case[] = [
  native("B15", "one bad record of a hundred", many(100).with(41, { message: null } as never), {
    status: 202,
    body: { accepted: 99, rejected: [{ index: 41, errors: [{ path: "message" }] }] },
    stored: Array.from({ length: 99 }, () => ({})),
    also: (records) => expect(records.map(({ message }) => message)).not.toContain("41"),
  }),
  native("B16", "10,001 records", many(10_001), { status: 413 }),
  native(
    "B16",
    "five million lines that are no JSON, which hold up nobody",
    "{\n".repeat(5 * 1024 * 1024),
    { status: 413, milliseconds: 6000 },
    ndjson,
  ),
  native("B16", "10,001 lines", '{"message":"x"}\n'.repeat(10_001), { status: 413 }, ndjson),
];

const fields: Case[] = [
  native("B17", "a record without a message", { code: "A" }, refuses("message")),
  native("B18", "an empty message", { message: "" }, stores({ message: "" })),
  ...[5, { a: 1 }, ["a"], true].map((message) =>
    native("B19", `the message ${JSON.stringify(message)}`, { message }, refuses("message")),
  ),
  native(
    "B20",
    "a message of a million characters",
    { message: "m".repeat(1_000_000) },
    {
      ...taken,
      stored: [{ message: "m".repeat(1_000_000) }],
    },
  ),
  native("B21", "an unknown level", { ...one, level: "fatality" }, refuses("level")),
  native("B21", "a level that is no text", { ...one, level: 3 }, refuses("level")),
  native(
    "B22",
    "unknown names",
    { ...one, tags: ["a"], error: { b: null } },
    stores({
      attributes: { tags: ["a"], error: { b: null } },
    }),
  ),
  native(
    "B23",
    "a record of 257 KiB",
    { ...one, a: "a".repeat(257 * 1024) },
    {
      ...taken,
      stored: [{ attributes: { a: "a".repeat(257 * 1024) } }],
    },
  ),
  native("B23", "a record over 1 MiB", { ...one, a: "a".repeat(1024 * 1024) }, { status: 413 }),
  native("B23", "a record over 1 MiB among others", [one, { ...one, a: "a".repeat(1024 * 1024) }], {
    status: 202,
    body: { accepted: 1, rejected: [{ index: 1, errors: [{ path: "" }] }] },
    stored: [one],
  }),
];

/** B8 to B23: the shape of a body. */
export const jsonCases: Case[] = [...empty, ...broken, ...batches, ...fields];
