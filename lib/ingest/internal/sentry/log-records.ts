import { cleanText, cleanValue } from "#lib/ingest/clean-value.ts";
import { deriveUuid } from "#lib/ingest/internal/sentry/event-id.ts";
import { levelOf, type Place } from "#lib/ingest/internal/sentry/event-record.ts";
import { type Arrival, readEventTime } from "#lib/ingest/internal/sentry/event-time.ts";
import {
  bounded,
  firstText,
  isObject,
  type Loose,
  objectOf,
  textOf,
  tidyName,
} from "#lib/ingest/internal/sentry/loose.ts";
import { trimAttributes } from "#lib/ingest/internal/sentry/trim-attributes.ts";
import type { ReadRecord } from "#lib/ingest/native-record.ts";
import type { NewRecord } from "#lib/issues/new-record.ts";

const kept = new Set(["fatal", "error", "warn", "warning"]);

const mostAttributes = 1000;

/**
 * The records of a container of log lines: those that warn or tell of an error; the others are no errors. The same
 * container twice has the same ids.
 */
export function readLogs(
  container: unknown,
  bytes: Buffer,
  place: Place,
  arrival: Arrival,
): ReadRecord[] {
  const { items } = objectOf(container);
  const lines: unknown[] = Array.isArray(items) ? items : [];
  // Once for all lines: a container is as large as thousands of them.
  const digest = deriveUuid(bytes);
  return lines.flatMap((line, index) => {
    const isKept = isObject(line) && kept.has((textOf(line.level) ?? "").toLowerCase());
    return isKept ? [toRecord(line, deriveUuid(digest, String(index)), place, arrival)] : [];
  });
}

function toRecord(line: Loose, event_id: string, place: Place, arrival: Arrival): ReadRecord {
  const attributes = readAttributes(line.attributes);
  const take = (...names: string[]) => firstText(...names.map((name) => attributes[name]));
  const time = readEventTime(line.timestamp, arrival);
  const service = place.mayNameService ? tidyName(take("service.name", "service"), 100) : null;
  const described = {
    ...attributes,
    ...("reported" in time ? { reported_timestamp: time.reported } : {}),
    ...(textOf(line.trace_id) ? { trace_id: line.trace_id } : {}),
    ...(textOf(line.span_id) ? { span_id: line.span_id } : {}),
  };
  return {
    service: service ?? place.service,
    event_id,
    timestamp: time.timestamp,
    environment: tidyName(take("sentry.environment"), 64) ?? "production",
    error_code: bounded(take("error_code", "exception.type", "error.type"), 200) ?? "UNKNOWN",
    level: levelOf(line.level),
    message: cleanText(textOf(line.body) ?? "No message was sent."),
    request_id: bounded(take("request_id") ?? textOf(line.trace_id), 200),
    stack_trace: bounded(take("exception.stacktrace"), 256 * 1024),
    release: bounded(take("sentry.release"), 200),
    user_id: bounded(take("user.id", "user.name", "user.email"), 200),
    url: bounded(take("url.full"), 4000),
    host: bounded(take("server.address"), 255),
    fingerprint: [],
    attributes: cleanValue(trimAttributes(described, [])) as NewRecord["attributes"],
  };
}

/** Each value stands beside the name of its type. */
function readAttributes(sent: unknown): Loose {
  const pairs = Object.entries(objectOf(sent))
    .slice(0, mostAttributes)
    .map(([name, entry]) => [name, isObject(entry) && "value" in entry ? entry.value : entry]);
  return Object.fromEntries(pairs);
}
