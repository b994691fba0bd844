import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerExport, answerStatus, findFormat } from "#lib/ingest/internal/otlp/answer-otlp.ts";
import { decodeJson } from "#lib/ingest/internal/otlp/decode-json.ts";
import { decodeProtobuf } from "#lib/ingest/internal/otlp/decode-protobuf.ts";
import { readRequest } from "#lib/ingest/internal/otlp/read-request.ts";
import { logs, traces } from "#lib/ingest/internal/otlp/signal.ts";
import { Problem } from "#lib/platform/errors.ts";
import {
  contextOf,
  createTelemetry,
  type Encoding,
  exportLogs,
  exportSpans,
} from "#tests/support/otlp-telemetry.ts";

const bodies: Buffer[] = [];
const receiver = createServer(async (request, response) => {
  bodies.push(gunzipSync(Buffer.concat(await Array.fromAsync(request))));
  response.writeHead(200, { "content-type": String(request.headers["content-type"]) }).end();
});
beforeAll(() => new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve)));
afterAll(() => new Promise((resolve) => receiver.close(resolve)));

const telemetry = createTelemetry({ "service.name": "shop", "host.name": "web-1" });
const span = telemetry.tracer.startSpan("POST /pay", { attributes: { retries: 3, share: 0.5 } });
span.recordException(new TypeError("no price for café ☕"));
span.setStatus({ code: 2, message: "no price" });
telemetry.logger.emit({
  context: contextOf(span),
  eventName: "payment.declined",
  severityNumber: 17,
  severityText: "ERROR",
  body: { order: 17, lines: [true, 2.5, -8, Number.MAX_SAFE_INTEGER], note: "" },
  attributes: { bytes: new Uint8Array([1, 2, 250]), nothing: null, ids: ["a", "b"] },
});
span.end();

async function capture(encoding: Encoding) {
  const { port } = receiver.address() as AddressInfo;
  const target = { origin: `http://127.0.0.1:${port}`, key: "k", encoding };
  bodies.length = 0;
  await exportLogs(target, await telemetry.logs());
  await exportSpans(target, await telemetry.spans());
  const [ofLogs = Buffer.alloc(0), ofSpans = Buffer.alloc(0)] = bodies;
  return { ofLogs, ofSpans };
}

const arrival = { at: new Date(), retentionDays: 90 };
const around = { key: { id: "key", service: null }, arrival, body: Buffer.alloc(0) };

test("both encodings of the real exporters read as the same records", async () => {
  const protobuf = await capture("protobuf");
  const json = await capture("json");
  const fromLogs = [
    decodeProtobuf(protobuf.ofLogs, "ExportLogsServiceRequest"),
    decodeJson(json.ofLogs),
  ].map((request) => readRequest(request, { ...around, signal: logs }));
  expect(fromLogs[0]).toEqual(fromLogs[1]);
  expect(fromLogs[0]).toMatchObject({
    items: 1,
    candidates: [
      {
        record: {
          error_code: "payment.declined",
          message: `{"order":17,"lines":[true,2.5,-8,${Number.MAX_SAFE_INTEGER}],"note":""}`,
          host: "web-1",
          request_id: span.spanContext().traceId,
          attributes: {
            bytes: "AQL6",
            ids: ["a", "b"],
            scope: { name: "shop-instrumentation", version: "1.2.3" },
            span_id: span.spanContext().spanId,
          },
        },
      },
    ],
  });
  const fromSpans = [
    decodeProtobuf(protobuf.ofSpans, "ExportTraceServiceRequest"),
    decodeJson(json.ofSpans),
  ].map((request) => readRequest(request, { ...around, signal: traces }));
  expect(fromSpans[0]).toEqual(fromSpans[1]);
  expect(fromSpans[0]).toMatchObject({
    candidates: [
      {
        record: {
          error_code: "TypeError",
          message: "no price for café ☕",
          attributes: { span: "POST /pay", retries: 3, share: 0.5 },
        },
      },
    ],
  });
});

test("every cut and every changed byte of a real request is read or refused, never a fault", async () => {
  const { ofLogs, ofSpans } = await capture("protobuf");
  for (const [bytes, signal] of [[ofLogs, logs] as const, [ofSpans, traces] as const]) {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.boolean(), (at, byte, cuts) => {
        const broken = Buffer.from(cuts ? bytes.subarray(0, at) : bytes);
        if (!cuts) broken[at] = byte;
        readOrRefuse(() => {
          readRequest(decodeProtobuf(broken, signal.request), { ...around, signal });
        });
      }),
      { numRuns: 2000 },
    );
  }
});

test("any bytes are read or refused, never a fault", () => {
  const bytes = fc.uint8Array({ maxLength: 200 });
  fc.assert(
    fc.property(bytes, (body) => {
      readOrRefuse(() => decodeProtobuf(body, "ExportLogsServiceRequest"));
      readOrRefuse(() => decodeJson(Buffer.from(body)));
    }),
    { numRuns: 2000 },
  );
});

const names = [
  ...["resourceLogs", "scopeLogs", "logRecords", "resourceSpans", "scopeSpans", "spans", "events"],
  ...[
    "resource",
    "scope",
    "attributes",
    "key",
    "value",
    "body",
    "severityNumber",
    "name",
    "status",
  ],
  ...[
    "stringValue",
    "intValue",
    "doubleValue",
    "arrayValue",
    "kvlistValue",
    "values",
    "bytesValue",
  ],
  ...["timeUnixNano", "traceId", "spanId", "eventName", "code", "message", "__proto__"],
];
const leaf = fc.oneof(
  fc.constantFrom(17, 2, "exception", "exception.type", "exception.message", "service.name", null),
  fc.double(),
  fc.string({ unit: "binary" }),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: "large", withCrossShrink: true },
    leaf,
    fc.array(tie("tree"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names), tie("tree"), { maxKeys: 6 }),
  ),
}));
const list = fc.array(tree, { minLength: 1, maxLength: 3 });

test("any JSON under the names of OTLP is read or refused, never a fault", () => {
  fc.assert(
    fc.property(list, list, (items, attributes) => {
      for (const signal of [logs, traces]) {
        const { resources, scopes, items: itemsName } = signal.lists;
        const part = { resource: { attributes }, [scopes]: [{ [itemsName]: items }] };
        const request = JSON.parse(JSON.stringify({ [resources]: [part] }));
        const { candidates } = readRequest(request, { ...around, signal });
        expect(candidates.every(({ index }) => index < items.length)).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});

function readOrRefuse(read: () => void): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}

test("unknown fields are skipped, whatever their type", () => {
  const bytes = new BinaryWriter()
    .tag(99, WireType.Varint)
    .uint32(7)
    .tag(98, WireType.LengthDelimited)
    .string("new")
    .tag(97, WireType.Bit64)
    .fixed64(1n)
    .tag(96, WireType.StartGroup)
    .tag(96, WireType.EndGroup)
    .finish();
  expect(decodeProtobuf(bytes, "ExportLogsServiceRequest")).toEqual({});
});

function nest(levels: number): Uint8Array {
  let value = new BinaryWriter().tag(1, WireType.LengthDelimited).string("x").finish();
  for (let level = 0; level < levels; level += 1) {
    const inner = new BinaryWriter().tag(1, WireType.LengthDelimited).bytes(value).finish();
    value = new BinaryWriter().tag(5, WireType.LengthDelimited).bytes(inner).finish();
  }
  return value;
}

test.each([
  ["a message that ends early", Buffer.from([0x0a, 0x05, 0x01]), /not a valid protobuf/],
  ["a field of the wrong type", Buffer.from([0x08, 0x01]), /not a valid protobuf/],
  ["field number zero", Buffer.from([0x00, 0x01]), /not a valid protobuf/],
  ["a length of gigabytes", Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x07]), /not a valid/],
  ["empty parts by the million", Buffer.from("0a00".repeat(2_000_001), "hex"), /more than/],
])("protobuf with %s is refused", (_, bytes, message) => {
  expect(() => decodeProtobuf(bytes, "ExportLogsServiceRequest")).toThrow(message);
});

test("attribute values nested a thousand levels deep are refused without recursion", () => {
  expect(() => decodeProtobuf(nest(1000), "AnyValue")).toThrow(/deeper than 200/);
  expect(() => decodeProtobuf(nest(40), "AnyValue")).not.toThrow();
  const json = `${'{"arrayValue":'.repeat(1000)}{}${"}".repeat(1000)}`;
  expect(() => decodeJson(Buffer.from(json))).toThrow(/deeper than 256/);
});

test.each([
  ["nothing", "", {}],
  ["blanks", " \n", {}],
  ["an object with a byte order mark", "\uFEFF{}", {}],
])("JSON of %s is an empty request", (_, text, expected) => {
  expect(decodeJson(Buffer.from(text))).toEqual(expected);
});

test.each([
  ["an array", "[]"],
  ["a word", '"x"'],
  ["half of it", '{"resourceLogs":['],
  ["null", "null"],
])("JSON of %s is refused", (_, text) => {
  expect(() => decodeJson(Buffer.from(text))).toThrow(Problem);
});

test.each([
  ["application/json", "json"],
  ["Application/JSON; charset=utf-8", "json"],
  ["application/x-protobuf", "protobuf"],
  ["application/protobuf", "protobuf"],
  ["application/x-www-form-urlencoded", null],
  ["text/json", null],
  [null, null],
])("a Content-Type of %s names %s", (type, format) => {
  expect(findFormat(type)).toBe(format);
});

test("answers have the bytes of OTLP's messages", () => {
  const refused = { items: 300, message: "no" };
  expect(answerExport("protobuf", logs, null).body).toEqual(new Uint8Array());
  expect(answerExport("protobuf", logs, refused).body).toEqual(
    Uint8Array.from([0x0a, 7, 0x08, 0xac, 0x02, 0x12, 2, 0x6e, 0x6f]),
  );
  expect(answerExport("json", logs, null).body).toBe("{}");
  expect(answerExport("json", traces, refused).body).toBe(
    '{"partialSuccess":{"rejectedSpans":"300","errorMessage":"no"}}',
  );
  const away = new Problem("unavailable", "no", { retryAfterSeconds: 5 });
  expect(answerStatus("protobuf", away)).toMatchObject({
    status: 503,
    headers: { "content-type": "application/x-protobuf", "retry-after": "5" },
    body: Uint8Array.from([0x12, 2, 0x6e, 0x6f]),
  });
});
