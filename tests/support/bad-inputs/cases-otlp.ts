import { expect } from "vitest";
import type { Case, Expected, Row } from "#tests/support/bad-inputs/case.ts";
import { logsRequest, spansRequest } from "#tests/support/otlp-requests.ts";

const failed = { severityNumber: 17, body: { stringValue: "x" } };
const logs = (fields: object = {}) => logsRequest([{ ...failed, ...fields }], {});
const one = { message: "x" };
/** A google.rpc.Status, in the JSON of which a number stands for the code. */
const refusal = (status: number) => ({ status, body: { message: expect.any(String) } });
const named = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, index]));

function otlp(
  row: Row,
  title: string,
  body: object | string,
  expected: Expected,
  type?: string,
): Case {
  const headers = type === undefined ? {} : { headers: { "content-type": type } };
  return { row, title, door: "otlp", send: { body, ...headers }, expect: expected };
}
const stored = (part: object): Expected => ({ status: 200, body: {}, stored: [part] });

/** A value within so many lists. */
function within(depth: number): object {
  return depth === 0 ? { intValue: "1" } : { arrayValue: { values: [within(depth - 1)] } };
}
const valued = (value: object) => ({
  resourceLogs: [
    { scopeLogs: [{ logRecords: [{ ...failed, attributes: [{ key: "k", value }] }] }] },
  ],
});

const wire: Case[] = [
  ...[
    "text/plain",
    "application/xml",
    "application/grpc",
    "multipart/form-data; boundary=x",
    "",
  ].map((type) => otlp("B85", `the type ${JSON.stringify(type)}`, logs(), refusal(415), type)),
  otlp("B85", "protobuf that says JSON", Buffer.from([0x0a, 0x02, 0x12, 0x00]), refusal(400)),
  ...[
    ["JSON that says protobuf", Buffer.from(JSON.stringify(logs()))],
    ["protobuf that ends early", Buffer.from([0x0a, 0x7f, 0x12])],
    ["protobuf of groups without an end", Buffer.alloc(1000, 0x0b)],
    ["a length of 4 GiB", Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f])],
    ["a varint without an end", Buffer.alloc(20, 0xff)],
  ].map(
    ([title, body]): Case => ({
      row: "B85",
      title: String(title),
      door: "otlp",
      send: { body: body as Uint8Array, headers: { "content-type": "application/x-protobuf" } },
      expect: {
        status: 400,
        headers: { "content-type": "application/x-protobuf" },
      },
    }),
  ),
  ...[
    "{}",
    '{"resourceLogs":null}',
    '{"resourceLogs":{}}',
    '{"resourceLogs":[null,5,[]]}',
    '{"other":1}',
  ].map((text) => otlp("B85", `an export without items: ${text}`, text, { status: 200, body: {} })),
];

const values: Case[] = [
  otlp(
    "B86",
    "1,000 attributes",
    logs({ attributes: named(1000) }),
    stored({ attributes: named(1000) }),
  ),
  otlp(
    "B86",
    "1,200 attributes",
    logs({ attributes: named(1200) }),
    stored({
      attributes: { ...named(1000), attributes_left_out: 200 },
    }),
  ),
  otlp("B86", "a value 40 lists deep", valued(within(40)), {
    status: 200,
    stored: [one],
    also: ([record]) => {
      expect(JSON.stringify(record?.attributes)).toContain("[nested deeper than 32 levels]");
    },
  }),
  otlp(
    "B86",
    "bytes that are no base64",
    valued({ bytesValue: "*** no ***" }),
    stored({
      attributes: { k: "*** no ***" },
    }),
  ),
  otlp(
    "B86",
    "an integer as a number",
    valued({ intValue: 17 }),
    stored({ attributes: { k: 17 } }),
  ),
  otlp(
    "B86",
    "an integer beyond what a number holds",
    valued({ intValue: "9223372036854775807" }),
    stored({
      attributes: { k: "9223372036854775807" },
    }),
  ),
  ...[{ doubleValue: "NaN" }, { doubleValue: "-Infinity" }, { intValue: "x" }].map((value) =>
    otlp(
      "B86",
      `the value ${JSON.stringify(value)}`,
      valued(value),
      stored({
        attributes: { k: Object.values(value)[0] },
      }),
    ),
  ),
  ...[{}, { stringValue: 5 }, { kvlistValue: [] }, { arrayValue: null }, { intValue: {} }].map(
    (value) =>
      otlp(
        "B86",
        `the value ${JSON.stringify(value)}, which is none`,
        valued(value),
        stored({ attributes: { k: null } }),
      ),
  ),
  otlp(
    "B86",
    "one item of three that is none",
    {
      resourceLogs: [{ scopeLogs: [{ logRecords: [failed, 5, failed] }] }],
    },
    {
      status: 200,
      body: { partialSuccess: { rejectedLogRecords: "1", errorMessage: expect.any(String) } },
      stored: [one, one],
    },
  ),
  {
    row: "B86",
    title: "a failed span whose parts are of every wrong kind",
    door: "otlp",
    send: {
      path: "/v1/traces",
      body: spansRequest(
        [{ name: {}, status: { code: 2, message: [] }, traceId: 5, spanId: "x", events: [] }],
        {},
      ),
    },
    expect: { status: 200, stored: [{}] },
  },
];

const times: Case[] = [
  ...["0", "", 0, null].map((timeUnixNano) =>
    otlp("B87", `the time ${JSON.stringify(timeUnixNano)}, which is none`, logs({ timeUnixNano }), {
      ...stored(one),
      also: ([record]) => expect(record?.attributes).not.toHaveProperty("reported_timestamp"),
    }),
  ),
  ...["-1", "9223372036854775808", "99999999999999999999", "1".repeat(400), "yesterday"].map(
    (timeUnixNano) =>
      otlp("B87", `the time ${timeUnixNano.slice(0, 30)}`, logs({ timeUnixNano }), {
        ...stored({ attributes: { reported_timestamp: timeUnixNano.slice(0, 40) } }),
        also: ([record]) => {
          expect(Math.abs(Number(record?.received_at) - Number(record?.timestamp))).toBeLessThan(
            60_000,
          );
        },
      }),
  ),
  ...[-1, 1e300, 2 ** 63].map((timeUnixNano) =>
    otlp("B87", `the time ${timeUnixNano}, a number`, logs({ timeUnixNano }), {
      ...stored({ attributes: { reported_timestamp: expect.any(String) } }),
    }),
  ),
];

/** B85 to B87: what OpenTelemetry's exporters could send. */
export const otlpCases: Case[] = [...wire, ...values, ...times];
