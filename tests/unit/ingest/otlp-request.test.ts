import { expect, test } from "vitest";
import { readRequest } from "#lib/ingest/internal/otlp/read-request.ts";
import { logs, type Signal, traces } from "#lib/ingest/internal/otlp/signal.ts";
import type { KnownIngestKey } from "#lib/services/find-ingest-key.ts";
import { logsRequest, spansRequest } from "#tests/support/otlp-requests.ts";

const at = new Date("2026-06-11T10:30:00Z");
const nano = (date: Date) => String(BigInt(date.getTime()) * 1_000_000n);
const organisation: KnownIngestKey = { id: "key", service: null };
const ofShop: KnownIngestKey = { id: "key", service: { id: 1, name: "shop" } };
const traceId = "5b8efff798038103d269b633813fc60c";
const spanId = "eee19b7ec3c1b174";

function read(signal: Signal, request: object, key = organisation) {
  const body = Buffer.from(JSON.stringify(request));
  const arrival = { at, retentionDays: 90 };
  return readRequest({ ...request }, { signal, key, arrival, body });
}

function recordsOf(signal: Signal, request: object, key = organisation) {
  return read(signal, request, key).candidates.flatMap((candidate) =>
    "record" in candidate ? [candidate.record] : [],
  );
}

const readLogs = (records: object[], resource?: object, key?: KnownIngestKey) =>
  recordsOf(
    logs,
    logsRequest(
      records.map((record) => ({ ...record })),
      resource,
    ),
    key,
  );
const readSpans = (spans: object[]) =>
  recordsOf(traces, spansRequest(spans.map((span) => ({ ...span }))));

const thrown = {
  "exception.type": "java.net.ConnectException",
  "exception.message": "Connection refused",
  "exception.stacktrace": "java.net.ConnectException: Connection refused\n\tat a.B.c(B.java:7)",
};

test("a log with an exception becomes a record, and nothing of it is lost", () => {
  const resource = {
    "service.name": "shop",
    "service.version": "1.4.2",
    "deployment.environment.name": "staging",
    "host.name": "web-1",
    "telemetry.sdk.language": "java",
  };
  const attributes = {
    ...thrown,
    "enduser.id": "u17",
    "url.full": "https://shop.example/pay",
    "http.request.header.x-request-id": ["abc123"],
    cart: { items: 3, gift: true, big: 9007199254740993n },
  };
  const log = {
    timeUnixNano: nano(at),
    severityNumber: 17,
    body: { stringValue: "payment failed" },
    traceId: traceId.toUpperCase(),
    spanId,
    attributes,
  };
  expect(readLogs([log], resource)).toMatchObject([
    {
      service: "shop",
      timestamp: at,
      environment: "staging",
      error_code: "ConnectException",
      level: "error",
      message: "Connection refused",
      request_id: "abc123",
      stack_trace: thrown["exception.stacktrace"],
      release: "1.4.2",
      user_id: "u17",
      url: "https://shop.example/pay",
      host: "web-1",
    },
  ]);
  expect(readLogs([log], resource)[0]?.attributes).toEqual({
    "exception.type": "java.net.ConnectException",
    body: "payment failed",
    cart: { items: 3, gift: true, big: "9007199254740993" },
    resource: { "telemetry.sdk.language": "java" },
    trace_id: traceId,
    span_id: spanId,
  });
});

test.each([
  ["FATAL", { severityNumber: 21 }, "fatal"],
  ["ERROR", { severityNumber: 17 }, "error"],
  ["WARN", { severityNumber: 13 }, "warning"],
  ["INFO", { severityNumber: 12 }, null],
  ["DEBUG", { severityNumber: 5 }, null],
  ["no severity", {}, null],
  ["the text ERROR alone", { severityText: "ERROR" }, "error"],
  ["the text Information alone", { severityText: "Information" }, null],
  ["the text ERROR2 alone", { severityText: "ERROR2" }, "error"],
  ["the text SEVERE alone, as Java's loggers say", { severityText: "SEVERE" }, "error"],
  ["a severity by name, which OTLP forbids", { severityNumber: "SEVERITY_NUMBER_ERROR" }, "error"],
  ["a severity by the name FATAL4", { severityNumber: "SEVERITY_NUMBER_FATAL4" }, "fatal"],
  ["a severity by the name INFO4", { severityNumber: "SEVERITY_NUMBER_INFO4" }, null],
  ["no severity by its name", { severityNumber: "SEVERITY_NUMBER_UNSPECIFIED" }, null],
  ["a severity as text", { severityNumber: "13" }, "warning"],
  ["only an exception's stack", { attributes: { "exception.stacktrace": "X: y" } }, "error"],
  ["DEBUG with an exception", { severityNumber: 5, attributes: thrown }, "debug"],
  ["an exception without severity", { attributes: thrown }, "error"],
  ["only an exception's type", { attributes: { "exception.type": "X" } }, "error"],
  ["only an exception's message", { attributes: { "exception.message": "x" } }, "error"],
  ["an event named exception", { eventName: "exception", severityNumber: 9 }, "info"],
  ["an event of an exception", { eventName: "http.client.exception" }, "error"],
  ["another event", { eventName: "exceptional" }, null],
])("a log with %s is told by its level or left out", (_, log, level) => {
  expect(readLogs([{ ...log, body: { stringValue: "x" } }]).map((record) => record.level)).toEqual(
    level === null ? [] : [level],
  );
});

test.each([
  ["error_code", { error_code: "E1", ...thrown }, "E1"],
  ["error.code, a number", { "error.code": 504, ...thrown }, "504"],
  ["exception.type without its package", thrown, "ConnectException"],
  ["a type of Python", { "exception.type": "requests.exceptions.Timeout" }, "Timeout"],
  ["a type of Go", { "exception.type": "*errors.errorString" }, "errorString"],
  ["a type that is no dotted name", { "exception.type": "Net::ReadTimeout" }, "Net::ReadTimeout"],
  [
    "the stack trace",
    { "exception.message": "x", "exception.stacktrace": "TypeError: x\n    at a (b.js:1:2)" },
    "TypeError",
  ],
  ["error.type", { "error.type": "timeout" }, "timeout"],
  ["the event's name", {}, "payment.declined"],
])("the error code comes from %s", (_, attributes, code) => {
  const log = { severityNumber: 17, eventName: "payment.declined", attributes };
  expect(readLogs([log])).toMatchObject([{ error_code: code }]);
});

test.each([
  ["text", { stringValue: "out of stock" }, "out of stock"],
  ["a structure", { kvlistValue: { values: [{ key: "a", value: { intValue: "1" } }] } }, '{"a":1}'],
  ["a number", { intValue: "17" }, "17"],
  ["nothing", undefined, "ERROR"],
  ["text that PostgreSQL cannot hold", { stringValue: "a\u0000b" }, "a\uFFFDb"],
])("a body of %s is the message", (_, body, message) => {
  const log = { severityNumber: 17, severityText: "ERROR", body };
  expect(readLogs([log])).toMatchObject([{ message, error_code: "UNKNOWN" }]);
});

const hours = (count: number) => new Date(at.getTime() + count * 3_600_000);
test.each([
  ["text", { timeUnixNano: nano(hours(-1)) }, hours(-1), undefined],
  ["a number", { timeUnixNano: Number(nano(hours(-1))) }, hours(-1), undefined],
  [
    "zero, then when it was observed",
    { timeUnixNano: "0", observedTimeUnixNano: nano(hours(-2)) },
    hours(-2),
    undefined,
  ],
  ["nothing", {}, at, undefined],
  ["zero", { timeUnixNano: 0 }, at, undefined],
  ["an empty text", { timeUnixNano: "" }, at, undefined],
  ["a time ahead", { timeUnixNano: nano(hours(1)) }, at, nano(hours(1))],
  ["a time before the retention", { timeUnixNano: "1000" }, at, "1000"],
  ["milliseconds", { timeUnixNano: at.getTime() }, at, String(at.getTime())],
  ["microseconds", { timeUnixNano: at.getTime() * 1000 }, at, String(at.getTime() * 1000)],
  ["a negative number", { timeUnixNano: -5 }, at, "-5"],
  ["more than 64 bits", { timeUnixNano: "9".repeat(30) }, at, "9".repeat(30)],
  ["a number without end", { timeUnixNano: 1e300 }, at, String(BigInt(1e300)).slice(0, 40)],
  ["words", { timeUnixNano: "now" }, at, "now"],
  ["an object", { timeUnixNano: {} }, at, undefined],
])("a time of %s is read, or replaced by the arrival and kept", (_, times, timestamp, reported) => {
  const [record] = readLogs([{ severityNumber: 17, ...times }]);
  expect(record?.timestamp).toEqual(timestamp);
  expect(record?.attributes.reported_timestamp).toBe(reported);
});

test.each([
  ["a trace id", { traceId }, traceId],
  ["a trace id in capitals", { traceId: traceId.toUpperCase() }, traceId],
  ["zeros", { traceId: "0".repeat(32) }, null],
  ["base64", { traceId: "W47/95gDgQPSabYzgT/GDA==" }, null],
  ["a number", { traceId: 5 }, null],
  ["an attribute of its own", { traceId, attributes: { request_id: "r1" } }, "r1"],
])("%s names the request", (_, log, request_id) => {
  expect(readLogs([{ severityNumber: 17, ...log }])).toMatchObject([{ request_id }]);
});

test.each([
  ["names its service", { "service.name": "billing" }, organisation, "billing"],
  ["names no service", {}, organisation, "unknown_service"],
  [
    "has the SDK's placeholder",
    { "service.name": "unknown_service:node" },
    organisation,
    "unknown_service:node",
  ],
  ["names no service, with a key of one", {}, ofShop, "shop"],
  [
    "has the placeholder, with a key of one",
    { "service.name": "unknown_service:java" },
    ofShop,
    "shop",
  ],
  ["has a name with control characters", { "service.name": " a\u0007b " }, organisation, "ab"],
  [
    "has a name that is too long",
    { "service.name": "x".repeat(300) },
    organisation,
    "x".repeat(100),
  ],
])("a resource that %s has a service", (_, resource, key, service) => {
  expect(readLogs([{ severityNumber: 17 }], resource, key)).toMatchObject([{ service }]);
});

test("everything of another service is refused, also what would not be stored", () => {
  const request = logsRequest([{ severityNumber: 17 }, { severityNumber: 9 }], {
    "service.name": "billing",
  });
  const errors = [{ path: "service.name", message: "This key belongs to shop, not to billing." }];
  expect(read(logs, request, ofShop)).toEqual({
    items: 2,
    candidates: [
      { index: 0, errors, forbidden: true },
      { index: 1, errors, forbidden: true },
    ],
  });
});

test("a span tells each of its exceptions, with what the span says of the request", () => {
  const span = {
    traceId,
    spanId,
    name: "POST /pay",
    startTimeUnixNano: nano(hours(-3)),
    attributes: { "url.full": "https://shop.example/pay", "http.route": "/pay" },
    status: { code: 2, message: "Connection refused" },
    events: [
      { name: "exception", timeUnixNano: nano(hours(-1)), attributes: thrown },
      { name: "retry", timeUnixNano: nano(hours(-1)) },
      { name: "exception", attributes: { "exception.type": "Gone" } },
    ],
  };
  expect(readSpans([span])).toMatchObject([
    {
      error_code: "ConnectException",
      message: "Connection refused",
      timestamp: hours(-1),
      url: "https://shop.example/pay",
      request_id: traceId,
      attributes: { span: "POST /pay", "http.route": "/pay", span_id: spanId },
    },
    { error_code: "Gone", message: "Gone", timestamp: hours(-3) },
  ]);
});

test.each([
  [
    "its status and error.type",
    { status: { code: 2, message: "too slow" }, attributes: { "error.type": "timeout" } },
    ["timeout", "too slow"],
  ],
  [
    "the code of its answer and its name",
    { status: { code: 2 }, attributes: { "http.response.status_code": 502 } },
    ["502", "GET /"],
  ],
  ["its name alone", { status: { code: 2 } }, ["UNKNOWN", "GET /"]],
  ["a status by its name", { status: { code: "STATUS_CODE_ERROR" } }, ["UNKNOWN", "GET /"]],
  [
    "whom it called, where its name is the method",
    {
      name: "GET",
      status: { code: 2 },
      attributes: { "url.full": "https://stock.example/items?key=k", "http.status_code": 404 },
    },
    ["404", "GET stock.example/items"],
  ],
  ["nothing, being well", { status: { code: 1 } }, null],
  ["nothing, without a status", {}, null],
])("a span without exceptions tells %s", (_, span, expected) => {
  const read = readSpans([{ name: "GET /", ...span }]);
  expect(read.map(({ error_code, message }) => [error_code, message])).toEqual(
    expected ? [expected] : [],
  );
});

/** Spans by their number, each in the one before it or in the one that is named. */
const nested = (...told: (object[] | null)[]) =>
  told.map((events, index) => ({
    traceId,
    spanId: String(index + 1).padStart(16, "0"),
    parentSpanId: index === 0 ? "" : String(index).padStart(16, "0"),
    name: `span ${index + 1}`,
    events: (events ?? []).map((attributes) => ({ name: "exception", attributes })),
  }));
const tellers = (spans: object[]) => readSpans(spans).map(({ attributes }) => attributes.span);

test("an exception that passes through nested spans is one error, of the outermost one", () => {
  expect(tellers(nested([thrown], null, [thrown]).reverse())).toEqual(["span 1"]);
  expect(tellers(nested(null, [thrown], [thrown]))).toEqual(["span 2"]);
});

test("what only looks like a repeat is kept: another message, another trace, a retry, a sibling", () => {
  const other = { ...thrown, "exception.message": "Other" };
  expect(tellers(nested([thrown], [other]))).toEqual(["span 1", "span 2"]);
  expect(tellers(nested([thrown, thrown], null))).toEqual(["span 1", "span 1"]);
  const [outer, first, second] = nested(null, [thrown], [thrown]);
  expect(tellers([{ ...outer }, { ...first }, { ...second, parentSpanId: outer?.spanId }])).toEqual(
    ["span 2", "span 3"],
  );
  const [one, two] = nested([thrown], [thrown]);
  expect(tellers([{ ...one }, { ...two, traceId: traceId.replace("5", "6") }])).toHaveLength(2);
});

test("exceptions that have only a stack are told apart by it", () => {
  const stackOnly = (name: string) => ({
    "exception.stacktrace": `X: y\n\tat a.B.${name}(B.java:7)`,
  });
  expect(tellers(nested([stackOnly("c")], [stackOnly("d")]))).toEqual(["span 1", "span 2"]);
  const log = (name: string) => ({ traceId, spanId, attributes: stackOnly(name) });
  const ids = [readLogs([log("c")]), readLogs([log("d")]), readLogs([log("c")])].map(idsOf);
  expect(ids[1]).not.toEqual(ids[0]);
  expect(ids[2]).toEqual(ids[0]);
});

test("spans that are their own or each other's parents keep what they tell", () => {
  const [one, two] = nested([thrown], [thrown]);
  expect(tellers([{ ...one, parentSpanId: one?.spanId }])).toEqual(["span 1"]);
  expect(tellers([{ ...one, parentSpanId: two?.spanId }, { ...two }])).toHaveLength(2);
  const ring = nested(...Array.from({ length: 150 }, () => [thrown]));
  expect(
    tellers([{ ...ring[0], parentSpanId: ring.at(-1)?.spanId }, ...ring.slice(1)]),
  ).toHaveLength(150);
});

const idsOf = (records: { event_id: string }[]) => records.map(({ event_id }) => event_id);

test("the same exception has one id as a span's event and as a log, in either case of its ids", () => {
  const log = { traceId: traceId.toUpperCase(), spanId, attributes: thrown, timeUnixNano: "7" };
  const span = { traceId, spanId, events: [{ name: "exception", attributes: thrown }] };
  const [fromLog] = idsOf(readLogs([log]));
  expect(fromLog).toMatch(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/);
  expect(idsOf(readSpans([span]))).toEqual([fromLog]);
});

test("a failed span without an event has the id of the log that tells its exception", () => {
  const attributes = { "exception.type": "timeout", "exception.message": "too slow" };
  const status = { code: 2, message: "too slow" };
  const span = { traceId, spanId, status, attributes: { "error.type": "timeout" } };
  expect(idsOf(readSpans([span]))).toEqual(idsOf(readLogs([{ traceId, spanId, attributes }])));
});

test("exceptions differ by span, type and message, and by their order within a request", () => {
  const log = { traceId, spanId, attributes: thrown };
  const other = (attributes: object) => ({ ...log, attributes: { ...thrown, ...attributes } });
  const logsOfOne = [
    log,
    log,
    { ...log, spanId: "00f067aa0ba902b7" },
    other({ "exception.type": "Other" }),
    other({ "exception.message": "Other" }),
  ];
  const ids = idsOf(readLogs(logsOfOne));
  expect(new Set(ids).size).toBe(5);
  expect(idsOf(readLogs(logsOfOne))).toEqual(ids);
});

test.each([
  ["an exception without a span", { attributes: thrown, timeUnixNano: nano(at) }, true],
  [
    "a plain error in a span",
    { severityNumber: 17, traceId, spanId, timeUnixNano: nano(at) },
    true,
  ],
  ["an error with no time", { severityNumber: 17, traceId, spanId }, false],
])("%s keeps its id when the export is retried, if it has a time", (_, log, keeps) => {
  const first = idsOf(readLogs([log, log]));
  const again = idsOf(readLogs([log, log]));
  expect(new Set(first).size).toBe(2);
  expect(first.every((id) => again.includes(id))).toBe(keeps);
  expect(idsOf(readLogs([log]))).not.toContain(first[0]);
});

test("values nested too deep are cut off, and the record stays", () => {
  let deep: object = { stringValue: "deepest" };
  for (let level = 0; level < 40; level += 1) {
    deep = { kvlistValue: { values: [{ key: "a", value: deep }] } };
  }
  const request = logsRequest([{ severityNumber: 17 }], { "service.name": "shop" });
  const log = { severityNumber: 17, attributes: [{ key: "deep", value: deep }] };
  Object.assign(request, { resourceLogs: [{ scopeLogs: [{ logRecords: [log] }] }] });
  const [record] = recordsOf(logs, request);
  const text = JSON.stringify(record?.attributes);
  expect(text).toContain("[nested deeper than 32 levels]");
  expect(text).not.toContain("deepest");
});

test("what is no object, too large, or beyond 10,000 is refused by itself", () => {
  const large = { severityNumber: 17, body: { stringValue: "x".repeat(1024 * 1024) } };
  const request = { resourceLogs: [{ scopeLogs: [{ logRecords: [7, large] }] }] };
  expect(read(logs, request).candidates).toEqual([
    { index: 0, errors: [{ path: "", message: "The log record is not an object." }] },
    { index: 1, errors: [{ path: "", message: "The record is larger than 1 MiB." }] },
  ]);
  const many = Array.from({ length: 10_001 }, () => ({ severityNumber: 17 }));
  const { items, candidates } = read(logs, logsRequest(many));
  expect(items).toBe(10_001);
  expect(candidates.filter((candidate) => "errors" in candidate)).toMatchObject([
    { index: 10_000 },
  ]);
});

test.each([
  ["100,001 log records", Array.from({ length: 100_001 }, () => ({}))],
  ["100,001 log records that are none", Array.from({ length: 100_001 }, () => 7)],
])("%s are refused together", (_, logRecords) => {
  const request = { resourceLogs: [{ scopeLogs: [{ logRecords }] }] };
  expect(() => read(logs, request)).toThrow("A request holds at most 100000 log records.");
});

const exceptions = (count: number) =>
  Array.from({ length: count }, () => ({ name: "exception", attributes: thrown }));

test("what a span says once becomes no flood of bytes", () => {
  const large = {
    name: "x",
    attributes: { note: "x".repeat(900_000) },
    events: exceptions(10_000),
  };
  const { candidates } = read(traces, spansRequest([large]));
  expect(candidates.length).toBeLessThan(80);
  expect(candidates.at(-1)).toMatchObject({
    index: 0,
    errors: [{ message: expect.stringContaining("too many errors") }],
  });
});

test("of very many attributes the first thousand are kept, and how many are not", () => {
  const names = Array.from({ length: 1500 }, (_, index) => [`name${index}`, index]);
  const [record] = readLogs([{ severityNumber: 17, attributes: Object.fromEntries(names) }]);
  expect(Object.keys(record?.attributes ?? {})).toHaveLength(1001);
  expect(record?.attributes).toMatchObject({ name999: 999, attributes_left_out: 500 });
});

test("the ends of a stack trace of megabytes are kept", () => {
  const stack = `Error: first\n${"    at a (b.js:1:2)\n".repeat(300_000)}    at last (c.js:1:2)`;
  const attributes = { ...thrown, "exception.stacktrace": stack };
  const [record] = readLogs([{ attributes }]);
  expect(record?.stack_trace?.length).toBeLessThan(270_000);
  expect(record?.stack_trace).toMatch(/^Error: first\n/);
  expect(record?.stack_trace).toMatch(/characters left out …\n/);
  expect(record?.stack_trace).toMatch(/at last \(c\.js:1:2\)$/);
});
