import { gzipSync } from "node:zlib";
import { DiagLogLevel, diag } from "@opentelemetry/api";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { POST as postLogs } from "#app/v1/logs/route.ts";
import { POST as postTraces } from "#app/v1/traces/route.ts";
import { acceptOtlpLogs } from "#lib/ingest/accept-otlp.ts";
import { listRecords } from "#lib/issues/list-records.ts";
import { openDatabase } from "#lib/platform/database.ts";
import { createLogger } from "#lib/platform/logger.ts";
import { findDoor } from "#lib/runtime/doors.ts";
import { createFront } from "#lib/runtime/front.ts";
import { useDatabase } from "#tests/support/database.ts";
import { logsRequest, spansRequest } from "#tests/support/otlp-requests.ts";
import {
  contextOf,
  createTelemetry,
  type Encoding,
  encodings,
  exportLogs,
  exportSpans,
} from "#tests/support/otlp-telemetry.ts";
import { addIngestKey } from "#tests/support/send-ingest.ts";
import { freePort } from "#tests/support/start-database.ts";

const database = useDatabase();
const origin = `http://127.0.0.1:${await freePort()}`;
const front = createFront({
  findDoor,
  rest: (_request, response) => response.writeHead(299).end(),
  trusts: () => false,
  log: createLogger("test"),
});
const warnings: string[] = [];

beforeAll(async () => {
  const { port } = new URL(origin);
  await new Promise<void>((resolve) => front.server.listen(Number(port), "127.0.0.1", resolve));
  await addIngestKey(database, "organisation-key");
  const shop = await database.pool.service.create({ data: { name: "shop" } });
  await addIngestKey(database, "shop-key", shop.id);
  const warn = (...words: unknown[]) => void warnings.push(words.join(" "));
  const silent = () => {};
  const logger = { warn, error: warn, info: silent, debug: silent, verbose: silent };
  diag.setLogger(logger, DiagLogLevel.WARN);
});
afterAll(async () => {
  diag.disable();
  await front.close(1000);
});

const target = (encoding: Encoding, key = "organisation-key") => ({ origin, key, encoding });
async function recordsOf(name: string) {
  const { data } = await listRecords(database.context(), { service: name, limit: 100 });
  return data.toSorted((one, other) => (one.message < other.message ? -1 : 1));
}

type Options = { path?: string; key?: string | null; headers?: Record<string, string> };
async function post(body: object | string, options: Options = {}) {
  const { path = "/v1/logs", key = "organisation-key", headers = {} } = options;
  const answer = await fetch(origin + path, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...headers,
    },
    body:
      typeof body === "string"
        ? body
        : body instanceof Uint8Array
          ? Buffer.from(body)
          : JSON.stringify(body),
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

test.each(encodings)("logs of the OpenTelemetry SDK are stored, sent as %s", async (encoding) => {
  const service = `logs-${encoding}`;
  const telemetry = createTelemetry({
    "service.name": service,
    "service.version": "1.4.2",
    "deployment.environment.name": "staging",
  });
  const error = new RangeError("quantity is negative");
  telemetry.logger.emit({ severityNumber: 17, body: "order refused", exception: error });
  telemetry.logger.emit({ severityNumber: 13, body: "stock is low" });
  telemetry.logger.emit({ severityNumber: 9, body: "order taken" });
  const logs = await telemetry.logs();
  expect(await exportLogs(target(encoding), logs)).toEqual({ code: 0 });
  expect(await exportLogs(target(encoding), logs)).toEqual({ code: 0 });
  expect(await recordsOf(service)).toMatchObject([
    {
      error_code: "RangeError",
      level: "error",
      message: "quantity is negative",
      release: "1.4.2",
      environment: "staging",
      stack_trace: error.stack,
      attributes: { body: "order refused", scope: { name: "shop-instrumentation" } },
    },
    { error_code: "UNKNOWN", level: "warning", message: "stock is low" },
  ]);
  expect(warnings).toEqual([]);
});

test.each(encodings)("spans of the OpenTelemetry SDK are stored, sent as %s", async (encoding) => {
  const service = `spans-${encoding}`;
  const { tracer, spans } = createTelemetry({ "service.name": service });
  const thrown = tracer.startSpan("POST /pay", { attributes: { "url.full": "http://x/pay" } });
  thrown.recordException(new TypeError("no price"));
  thrown.setStatus({ code: 2, message: "no price" });
  thrown.end();
  const failed = tracer.startSpan("SELECT stock", { attributes: { "error.type": "timeout" } });
  failed.setStatus({ code: 2 });
  failed.end();
  tracer.startSpan("GET /").end();
  expect(await exportSpans(target(encoding), await spans())).toEqual({ code: 0 });
  expect(await exportSpans(target(encoding), await spans())).toEqual({ code: 0 });
  expect(await recordsOf(service)).toMatchObject([
    { error_code: "timeout", message: "SELECT stock", request_id: failed.spanContext().traceId },
    { error_code: "TypeError", message: "no price", url: "http://x/pay" },
  ]);
});

test.each([
  ["logs first", ["logs", "spans"]],
  ["spans first", ["spans", "logs"]],
  ["both at once", ["logs", "spans", "both"]],
])("an exception told by a span's event and by a log counts once, %s", async (_, order) => {
  const service = `twice-${order.join("-")}`;
  const telemetry = createTelemetry({ "service.name": service });
  for (const message of ["no price", "no price", "no stock"]) {
    const span = telemetry.tracer.startSpan("POST /pay");
    const exception = new TypeError(message);
    span.recordException(exception);
    const context = contextOf(span);
    telemetry.logger.emit({ context, severityNumber: 17, body: "failed", exception });
    span.end();
  }
  const send = {
    logs: async () => exportLogs(target("protobuf"), await telemetry.logs()),
    spans: async () => exportSpans(target("json"), await telemetry.spans()),
  };
  if (order.includes("both")) await Promise.all([send.logs(), send.spans()]);
  else for (const signal of order) await send[signal === "logs" ? "logs" : "spans"]();
  const records = await recordsOf(service);
  expect(records).toHaveLength(3);
  const { id } = await database.pool.service.findUniqueOrThrow({ where: { name: service } });
  const where = { service_id: id };
  const { _sum } = await database.pool.issue.aggregate({ where, _sum: { count: true } });
  expect(_sum.count).toBe(3n);
});

test("two exceptions of one type and message in one span are two, and their logs add none", async () => {
  const telemetry = createTelemetry({ "service.name": "retrying" });
  const span = telemetry.tracer.startSpan("POST /pay");
  for (const exception of [new TypeError("no price"), new TypeError("no price")]) {
    span.recordException(exception);
    telemetry.logger.emit({ context: contextOf(span), severityNumber: 17, exception });
  }
  span.end();
  await exportSpans(target("protobuf"), await telemetry.spans());
  await exportLogs(target("protobuf"), await telemetry.logs());
  expect(await recordsOf("retrying")).toHaveLength(2);
});

test.each(encodings)("the SDK understands what was refused, in %s", async (encoding) => {
  const own = createTelemetry({ "service.name": "shop" });
  const other = createTelemetry({ "service.name": "billing" });
  for (const { logger } of [own, other]) logger.emit({ severityNumber: 17, body: "x" });
  const logs = [...(await own.logs()), ...(await other.logs())];
  warnings.length = 0;
  expect(await exportLogs(target(encoding, "shop-key"), logs)).toEqual({ code: 0 });
  expect(warnings.join()).toMatch(
    /Partial Success.*"errorMessage":"1 of 2 log records refused\. This key belongs to shop/,
  );
  const refused = await exportLogs(target(encoding, "shop-key"), await other.logs());
  expect(refused).toMatchObject({ code: 1, error: { code: 403 } });
  const unknown = await exportLogs(target(encoding, "other-key"), await own.logs());
  expect(unknown).toMatchObject({ code: 1, error: { code: 401 } });
});

test("JSON as a shell script would send it is stored", async () => {
  const request = logsRequest(
    [{ severityNumber: 17, body: { stringValue: "disk full" }, unknownName: { a: 1 } }],
    { "service.name": "script" },
  );
  const headers = { "content-type": "application/json; charset=utf-8" };
  const answer = await post({ ...request, other: [] }, { headers });
  expect(answer).toMatchObject({ status: 200, text: "{}" });
  expect(answer.headers.get("content-type")).toBe("application/json");
  expect(await recordsOf("script")).toMatchObject([{ message: "disk full" }]);
});

test.each([
  ["as X-Ingest-Key", { key: null, headers: { "x-ingest-key": "organisation-key" } }],
  ["in the URL", { key: null, path: "/v1/logs?key=organisation-key" }],
  ["with a slash after the path", { path: "/v1/logs/" }],
  ["for traces", { path: "/v1/traces" }],
])("an empty request with its key %s succeeds", async (_, options) => {
  expect(await post({}, options)).toMatchObject({ status: 200, text: "{}" });
  expect(await post("", options)).toMatchObject({ status: 200, text: "{}" });
});

test("zero bytes of protobuf succeed with zero bytes", async () => {
  const headers = { "content-type": "application/x-protobuf" };
  const answer = await post(new Uint8Array(), { headers });
  expect(answer).toMatchObject({ status: 200, text: "" });
  expect(answer.headers.get("content-type")).toBe("application/x-protobuf");
});

const protobuf = { "content-type": "application/x-protobuf" };
type Case = [string, object | string, Options, number];
const bomb = gzipSync(Buffer.alloc(21 * 1024 * 1024, " "));
test.each<Case>([
  ["no key", {}, { key: null }, 401],
  ["an unknown key", {}, { key: "other" }, 401],
  ["a form", "a=b", { headers: { "content-type": "application/x-www-form-urlencoded" } }, 415],
  ["protobuf that says JSON", new Uint8Array([0x0a, 0x00]), {}, 400],
  ["JSON that says protobuf", "{}", { headers: protobuf }, 400],
  ["half a message", new Uint8Array([0x0a, 0x05, 0x00]), { headers: protobuf }, 400],
  ["21 MiB that arrive as 21 KiB", bomb, { headers: { "content-encoding": "gzip" } }, 413],
  ["an encoding that is unknown", {}, { headers: { "content-encoding": "rot13" } }, 415],
  ["bytes that are not gzip", "{}", { headers: { "content-encoding": "gzip" } }, 400],
  ["only what is no span", spansRequest([]), { path: "/v1/traces" }, 200],
])("%s is answered as a status in the request's encoding", async (_, body, options, status) => {
  const answer = await post(body, options);
  expect(answer.status).toBe(status);
  const type = answer.headers.get("content-type");
  if (options.headers === protobuf) {
    expect(type).toBe("application/x-protobuf");
    expect(answer.text.slice(0, 10)).toMatch(/The body/);
  } else {
    expect(type).toBe("application/json");
    expect(JSON.parse(answer.text)).toEqual(
      status === 200
        ? {}
        : expect.objectContaining({
            status,
            message: expect.any(String),
            title: expect.any(String),
          }),
    );
  }
});

test("another method is refused", async () => {
  expect((await fetch(`${origin}/v1/logs`)).status).toBe(405);
});

test("one bad log record never rejects its batch, alone it does", async () => {
  const good = { severityNumber: 17, body: { stringValue: "good" } };
  const large = { severityNumber: 17, body: { stringValue: "x".repeat(1024 * 1024) } };
  const resource = { "service.name": "mixed" };
  const mixed = await post(logsRequest([good, large, { severityNumber: 9 }], resource));
  expect(JSON.parse(mixed.text)).toEqual({
    partialSuccess: {
      rejectedLogRecords: "1",
      errorMessage: "1 of 3 log records refused. The record is larger than 1 MiB.",
    },
  });
  expect(await recordsOf("mixed")).toHaveLength(1);
  expect(await post(logsRequest([large], resource))).toMatchObject({ status: 400 });
  expect(await post(logsRequest([large, { severityNumber: 9 }], resource))).toMatchObject({
    status: 200,
  });
});

test.each([
  ["application/json", logsRequest([]), /^\{"message":"The database does not answer/],
  ["application/x-protobuf", "", /The database does not answer/],
])("while the database is away, %s is told when to try again", async (type, body, text) => {
  const pool = openDatabase(`postgresql://nobody@127.0.0.1:${await freePort()}/none`);
  const headers = new Headers({ "content-type": type, "x-ingest-key": "organisation-key" });
  const url = new URL("/v1/logs", origin);
  const stream = new Blob([typeof body === "string" ? body : JSON.stringify(body)]).stream();
  const answer = await acceptOtlpLogs({ method: "POST", url, headers, body: stream }, pool);
  await pool.$disconnect();
  expect(answer).toMatchObject({
    status: 503,
    headers: { "content-type": type, "retry-after": "5" },
  });
  expect(Buffer.from(answer.body).toString()).toMatch(text);
});

test("Next frames the same doors", async () => {
  const headers = { "content-type": "application/x-protobuf", "x-ingest-key": "organisation-key" };
  for (const [path, handle] of [
    ["/v1/logs", postLogs] as const,
    ["/v1/traces", postTraces] as const,
  ]) {
    const body = Buffer.from([0x0a, 0x00]);
    const answer = await handle(new Request(origin + path, { method: "POST", headers, body }));
    expect(answer.status).toBe(200);
    expect((await answer.bytes()).length).toBe(0);
  }
});

test("no bytes make the door fail", async () => {
  const request = logsRequest([{ severityNumber: 17, body: { stringValue: "x" } }]);
  const json = JSON.stringify(request);
  const type = fc.constantFrom("application/json", "application/x-protobuf");
  const broken = fc
    .tuple(fc.nat(json.length), fc.string({ maxLength: 4 }))
    .map(([at, text]) => Buffer.from(json.slice(0, at) + text + json.slice(at + text.length)));
  const bytes = fc.oneof(broken, fc.uint8Array({ maxLength: 64 }).map(Buffer.from));
  const path = fc.constantFrom("/v1/logs", "/v1/traces");
  await fc.assert(
    fc.asyncProperty(bytes, type, path, async (body, contentType, where) => {
      const headers = { "content-type": contentType };
      const { status } = await post(new Uint8Array(body), { path: where, headers });
      expect([200, 400]).toContain(status);
    }),
    { numRuns: 300 },
  );
});
