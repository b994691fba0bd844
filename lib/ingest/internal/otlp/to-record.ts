import { cut } from "#lib/grouping/cut.ts";
import { findExceptionType } from "#lib/grouping/exception-type.ts";
import { cleanText, cleanValue } from "#lib/ingest/clean-value.ts";
import type { Attributes } from "#lib/ingest/internal/otlp/any-value.ts";
import { type Arrival, readNanoTime } from "#lib/ingest/internal/otlp/nano-time.ts";
import type { Occurrence } from "#lib/ingest/internal/otlp/occurrence.ts";
import { takeText } from "#lib/ingest/internal/otlp/take-text.ts";
import type { ReadRecord } from "#lib/ingest/native-record.ts";
import type { NewRecord } from "#lib/issues/new-record.ts";

const requestIdNames = ["request_id", "request.id", "http.request.header.x-request-id"];
/** Code units of a stack trace; a deep recursion writes megabytes, and its ends tell all of it. */
const longestStack = 256 * 1024;

/** The record of an occurrence, by OpenTelemetry's semantic conventions; what no field holds goes to the attributes. */
export function toRecord(occurrence: Occurrence, event_id: string, arrival: Arrival): ReadRecord {
  const { origin, exception, traceId } = occurrence;
  const stack_trace = cutMiddle(exception?.stackTrace ?? null);
  const rest = new Map(occurrence.attributes);
  const time = readNanoTime(occurrence.times, arrival);
  return {
    service: origin.service,
    event_id,
    timestamp: time.timestamp,
    environment: origin.environment,
    error_code: deriveCode(occurrence, stack_trace, rest),
    level: occurrence.level,
    message: cleanText(exception?.message ?? occurrence.fallbackMessage),
    request_id: limited(takeText(rest, ...requestIdNames) ?? traceId, 200),
    stack_trace,
    release: limited(origin.release, 200),
    user_id: limited(takeText(rest, "enduser.id", "user.id"), 200),
    url: limited(takeText(rest, "url.full", "http.url"), 4000),
    host: limited(origin.host, 255),
    fingerprint: [],
    attributes: cleanValue({
      ...Object.fromEntries(rest),
      ...describeOrigin(occurrence),
      ...("reported" in time ? { reported_timestamp: time.reported } : {}),
    }) as NewRecord["attributes"],
  };
}

/** Also says in the attributes what the code leaves out of the exception's type. */
function deriveCode(
  { exception, fallbackCode }: Occurrence,
  stackTrace: string | null,
  rest: Attributes,
): string {
  const given = takeText(rest, "error_code", "error.code");
  const type = exception?.type ?? null;
  const found =
    given ??
    (type && shorten(type)) ??
    findExceptionType(stackTrace ?? "") ??
    takeText(rest, "error.type") ??
    fallbackCode;
  const code = limited(cut(found ?? "", 1000).trim(), 200) ?? "UNKNOWN";
  if (type !== null && type !== code) rest.set("exception.type", type);
  return code;
}

/** An exception's type without its package, as it is read from stack traces. */
function shorten(type: string): string {
  const short = /^\*?(?:[\w$]+\.)+([\w$]+)$/.exec(type.trim().slice(0, 500))?.[1];
  return short ?? type;
}

function describeOrigin({ origin, traceId, spanId }: Occurrence): Record<string, unknown> {
  const { resource, scope } = origin;
  return {
    ...(resource.size > 0 ? { resource: Object.fromEntries(resource) } : {}),
    ...(Object.keys(scope).length > 0 ? { scope } : {}),
    ...(traceId ? { trace_id: traceId } : {}),
    ...(spanId ? { span_id: spanId } : {}),
  };
}

function limited(text: string | null, longest: number): string | null {
  const clean = cleanText(cut(text ?? "", longest));
  return clean === "" ? null : clean;
}

function cutMiddle(text: string | null): string | null {
  if (text === null) return null;
  if (text.length <= longestStack) return cleanText(text);
  const half = longestStack / 2;
  const left = text.length - longestStack;
  return cleanText(`${text.slice(0, half)}\n… ${left} characters left out …\n${text.slice(-half)}`);
}
