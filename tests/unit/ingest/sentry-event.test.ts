import { expect, test } from "vitest";
import { deriveFingerprintV2 } from "#lib/grouping/fingerprint-v2.ts";
import { readEvent } from "#lib/ingest/internal/sentry/event-record.ts";
import { measureDrift } from "#lib/ingest/internal/sentry/event-time.ts";
import { readLogs } from "#lib/ingest/internal/sentry/log-records.ts";
import { parseJson } from "#lib/ingest/internal/sentry/parse-json.ts";

const at = new Date("2026-11-22T10:00:00Z");
const arrival = { at, retentionDays: 90, clockDrift: 0 };
const place = { service: "shop", mayNameService: false };
const read = (event: object, id: unknown = null) => readEvent({ ...event }, id, place, arrival);
const error = { type: "TypeError", value: "no cart" };

test.each([
  ["values", { values: [error] }],
  ["a list", [error]],
  ["one dictionary", error],
  ["values with null among them", { values: [null, error] }],
  ["frames that are null", { values: [{ ...error, stacktrace: { frames: null } }] }],
])("an exception sent as %s is read", (_, exception) => {
  expect(read({ exception })).toMatchObject({ error_code: "TypeError", message: "no cart" });
});

test.each([
  ["text", { message: "hello" }, "hello"],
  ["an object", { message: { formatted: "hello 7", message: "hello %s" } }, "hello 7"],
  ["a log entry", { logentry: { message: "hello %s", params: [7] } }, "hello 7"],
  ["a log entry with names", { logentry: { message: "%(a)s {b}", params: { a: 1, b: 2 } } }, "1 2"],
  ["a log entry that is text", { logentry: "hello" }, "hello"],
  ["an old log entry", { "sentry.interfaces.Message": { message: "hello" } }, "hello"],
  ["nothing", {}, "No message was sent."],
  [
    "the call in which a synthetic error was made",
    {
      exception: {
        type: "Error",
        mechanism: { synthetic: true },
        stacktrace: { frames: [{ function: "pay" }, { function: "lib", in_app: false }] },
      },
    },
    "pay",
  ],
])("a message comes from %s", (_, event, message) => {
  expect(read(event).message).toBe(message);
});

test("what an SDK calls foreign is kept where its name does not say so, and groups the event", () => {
  const event = (caller: string, in_app: boolean | null) => ({
    platform: "java",
    exception: {
      ...{ type: "SdkException", module: "com.acme.wire" },
      stacktrace: {
        frames: [
          { module: `com.shop.${caller}`, function: "load", filename: "A.java", in_app: true },
          ...["Client", "Retry", "Wire"].map((name) => ({
            ...{
              module: `com.acme.wire.${name}`,
              function: `sign${name}`,
              filename: "B.java",
              in_app,
            },
          })),
          { module: "java.lang.Thread", function: "run", filename: "Thread.java", in_app },
        ],
      },
    },
  });
  const keyOf = (caller: string, in_app: boolean | null) =>
    deriveFingerprintV2(read(event(caller, in_app))).key;
  expect(read(event("Invoices", false)).attributes.not_in_app).toEqual([
    ...["com.acme.wire.Wire", "com.acme.wire.Retry", "com.acme.wire.Client"],
  ]);
  expect(read(event("Invoices", null)).attributes).not.toHaveProperty("not_in_app");
  expect(keyOf("Invoices", null)).toBe(keyOf("Avatars", null));
  expect(keyOf("Invoices", false)).not.toBe(keyOf("Avatars", false));
  const untold = event("Invoices", false);
  for (const frame of untold.exception.stacktrace.frames) frame.in_app = false;
  expect(read(untold).attributes).not.toHaveProperty("not_in_app");
});

test.each([
  ["Charge", "Shop.Pay.Charge()"],
  ["async Task<int> Pay.Charge(int id)", "Shop.Pay.Charge(int id)"],
  ["(bool ok, string why) Charge(int id)", "Shop.Pay.Charge(int id)"],
  ["static bool Shop.Pay.Charge(int id)", "Shop.Pay.Charge(int id)"],
  ["new Pay(int id)", "Shop.Pay..ctor(int id)"],
  ["Pay.Charge(int id)+MoveNext()", "Shop.Pay.Charge(int id)+MoveNext()"],
])("a signature of .NET, %s, is read like its runtime's own text", (name, call) => {
  const frames = [{ module: "Shop.Pay", function: name, filename: "Pay.cs", lineno: 3 }];
  const event = { platform: "csharp", exception: { type: "E", stacktrace: { frames } } };
  expect(read(event).stack_trace).toContain(`\n   at ${call} in Pay.cs:line 3`);
  for (const frame of frames) frame.module = "(unknown)";
  expect(read(event).stack_trace).not.toContain("unknown");
});

test("the log line beside an exception is kept, where it says something else", () => {
  const exception = { type: "KeyError", value: "acme" };
  const logentry = { message: "Failed to charge %s", params: ["acme"] };
  expect(read({ exception, logentry })).toMatchObject({
    message: "acme",
    attributes: { log_message: "Failed to charge acme", message_template: "Failed to charge %s" },
  });
  expect(read({ exception, message: "Charging failed" }).attributes).toMatchObject({
    log_message: "Charging failed",
  });
  for (const event of [{ logentry }, { exception, message: "acme" }, { exception }]) {
    expect(read(event).attributes).not.toHaveProperty("log_message");
  }
});

test.each([
  [{ tags: { a: "1" } }, { a: "1" }],
  [
    {
      tags: [
        ["a", 1],
        ["b", null],
      ],
    },
    { a: "1" },
  ],
  [{ tags: [{ key: "a", value: true }] }, { a: "true" }],
  [{ tags: null }, undefined],
])("tags %j are read", (event, tags) => {
  expect(read(event).attributes.tags).toEqual(tags);
});

test.each([
  [{ "X-Request-Id": "r-1" }],
  [[["x-request-id", "r-1"]]],
  [{ "X-REQUEST-ID": ["r-1"] }],
])("the request id is found in headers %j", (headers) => {
  const event = { request: { headers }, contexts: { trace: { trace_id: "t-1" }, gone: null } };
  expect(read(event).request_id).toBe("r-1");
});

test.each([
  ["level", { level: "log" }, { level: "info" }],
  ["level", { level: "sample" }, { level: "info" }],
  ["level", { level: "silly" }, { level: "error" }],
  ["request id", { tags: { request_id: "r-1" } }, { request_id: "r-1" }],
  ["request id", { contexts: { trace: { trace_id: "t-1" } } }, { request_id: "t-1" }],
  ["error code", { tags: { error_code: "NO_CART" }, exception: error }, { error_code: "NO_CART" }],
  ["error code", { extra: { error_code: 17 }, exception: error }, { error_code: "17" }],
  ["error code", { exception: { type: "System.IO.IOException" } }, { error_code: "IOException" }],
  ["error code", { message: "x" }, { error_code: "UNKNOWN" }],
  ["release", { release: 7 }, { release: "7" }],
  ["user", { user: { id: 12 } }, { user_id: "12" }],
  ["user", { user: { username: "ada", email: "a@b.example" } }, { user_id: "ada" }],
  ["user", { user: { email: "a@b.example" } }, { user_id: "a@b.example" }],
  ["environment", { environment: " staging\u0000 " }, { environment: "staging" }],
  ["environment", { environment: null }, { environment: "production" }],
  ["host", { server_name: "web-1" }, { host: "web-1" }],
  ["url", { request: { url: "https://shop.example/cart" } }, { url: "https://shop.example/cart" }],
  ["fingerprint", { fingerprint: [7, "{{ default }}"] }, { fingerprint: ["7", "{{ default }}"] }],
  ["fingerprint", { fingerprint: ["{{ default }}"] }, { fingerprint: [] }],
  ["service", { tags: { service: "other" } }, { service: "shop" }],
  ["time", { timestamp: 1795341600.25 }, { timestamp: new Date("2026-11-22T10:00:00.250Z") }],
  [
    "time",
    { timestamp: "2026-11-22T09:59:00.123456789" },
    { timestamp: new Date("2026-11-22T09:59:00.123Z") },
  ],
  ["time", {}, { timestamp: at }],
  ["time", { timestamp: "2026-02-30T00:00:00Z" }, { timestamp: at }],
])("the %s of %j is read", (_, event, record) => {
  expect(read(event)).toMatchObject(record);
});

test("a key of the organisation lets tags name the service", () => {
  const free = { service: "shop", mayNameService: true };
  expect(readEvent({ tags: { "service.name": "cart" } }, null, free, arrival).service).toBe("cart");
  expect(readEvent({}, null, free, arrival).service).toBe("shop");
});

const hex = "fc6d8c0c43fc4630ad850ee518f1b9d0";
const uuid = "fc6d8c0c-43fc-4630-ad85-0ee518f1b9d0";
const ofOurs = /^0[0-9a-f]{7}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
test.each([
  [hex, null, uuid],
  [null, hex.toUpperCase(), uuid],
  [hex, "0".repeat(32), uuid],
  ["garbage", hex, uuid],
  [null, null, expect.stringMatching(ofOurs)],
  [null, "0".repeat(32), expect.stringMatching(ofOurs)],
])("of the ids %j and %j the event gets %s", (ofEnvelope, event_id, expected) => {
  expect(read({ event_id }, ofEnvelope).event_id).toEqual(expected);
});

test("an id that is no UUID is refused", () => {
  const refusal = expect.objectContaining({ code: "unreadable-body" });
  expect(() => read({ event_id: "x".repeat(37) })).toThrow(refusal);
});

test("a clock that is two hours off is put right, and what it said is kept", () => {
  const clockDrift = measureDrift("2026-11-22T08:00:00.123456789+00:00", at);
  const event = { timestamp: "2026-11-22T07:59:30Z" };
  const record = readEvent(event, null, place, { ...arrival, clockDrift });
  expect(record.timestamp.toISOString()).toBe("2026-11-22T09:59:29.877Z");
  expect(record.attributes.reported_timestamp).toBe("2026-11-22T07:59:30Z");
  expect(measureDrift("2026-11-22T09:59:20Z", at)).toBe(0);
  expect(measureDrift("never", at)).toBe(0);
});

test("an event of 500 tags and a megabyte of breadcrumbs, variables and modules stays small and says what it left out", () => {
  const frame = {
    function: "f",
    lineno: 1,
    context_line: "f()",
    vars: { big: "x".repeat(300_000) },
  };
  const record = read({
    exception: { values: [{ ...error, stacktrace: { frames: [frame] } }] },
    tags: Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`t${index}`, "x".repeat(10_000)]),
    ),
    breadcrumbs: Array.from({ length: 500 }, () => ({ message: "x".repeat(3000) })),
    extra: { note: "kept" },
  });
  const { attributes } = record;
  expect(Buffer.byteLength(JSON.stringify(attributes))).toBeLessThan(257 * 1024);
  expect(attributes._trimmed).toEqual(["400 tags", "breadcrumbs", "vars"]);
  expect(attributes).toMatchObject({
    extra: { note: "kept" },
    exceptions: [{ type: "TypeError", frames: [{ context_line: "f()" }] }],
  });
});

test("NaN and Infinity of old SDKs are null, and long ids keep their digits", () => {
  const text =
    '{"a":NaN,"b":[-Infinity,1],"c":"NaN \\" Infinity","user":{"id":1234567890123456789}}';
  expect(parseJson(Buffer.from(text), "event")).toEqual({
    a: null,
    b: [null, 1],
    c: 'NaN " Infinity',
    user: { id: "1234567890123456789" },
  });
  expect(() => parseJson(Buffer.from("[".repeat(100)), "event")).toThrow(/nested too deep/);
});

test("log lines that warn become records, the same ones each time", () => {
  const items = [
    { timestamp: 1795341600, level: "info", body: "fine" },
    {
      timestamp: 1795341600,
      level: "error",
      body: "no cart",
      trace_id: "t-1",
      attributes: {
        "sentry.environment": { value: "staging", type: "string" },
        cart: { value: 7, type: "integer" },
      },
    },
    { level: "warn", body: "slow" },
  ];
  const records = readLogs({ items }, Buffer.from("a"), place, arrival);
  expect(records).toMatchObject([
    {
      level: "error",
      message: "no cart",
      environment: "staging",
      request_id: "t-1",
      attributes: { cart: 7 },
    },
    { level: "warning", message: "slow" },
  ]);
  const again = readLogs({ items }, Buffer.from("a"), place, arrival);
  expect(again.map(({ event_id }) => event_id)).toEqual(records.map(({ event_id }) => event_id));
});
