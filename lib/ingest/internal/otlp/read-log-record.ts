import { readAnyValue, readAttributes } from "#lib/ingest/internal/otlp/any-value.ts";
import { readHexId } from "#lib/ingest/internal/otlp/hex-id.ts";
import { type Occurrence, takeException } from "#lib/ingest/internal/otlp/occurrence.ts";
import type { Origin } from "#lib/ingest/internal/otlp/origin.ts";
import { asText, type Plain } from "#lib/ingest/internal/otlp/plain.ts";
import { deriveLevel } from "#lib/ingest/internal/otlp/severity.ts";
import { takeText } from "#lib/ingest/internal/otlp/take-text.ts";

const storedLevels = new Set(["warning", "error", "fatal"]);

/** The error that an OTLP LogRecord tells: severity WARN and above, and every exception. Nothing where it tells none. */
export function* readLogRecord(log: Plain, origin: Origin): Generator<Occurrence> {
  const attributes = readAttributes(log.attributes);
  const eventName = asText(log.eventName) ?? takeText(attributes, "event.name");
  const severityText = asText(log.severityText);
  const level = deriveLevel(log.severityNumber, severityText);
  const exception = takeException(attributes);
  const isException = exception !== null || /(?:^|\.)exception$/i.test(eventName ?? "");
  if (!isException && !storedLevels.has(level ?? "")) return;
  const body = describeBody(log.body);
  if (body !== null && exception?.message && exception.message !== body) {
    attributes.set("body", body);
  }
  yield {
    origin,
    level: level ?? "error",
    exception,
    fallbackCode: eventName,
    fallbackMessage: body ?? exception?.type ?? eventName ?? severityText ?? "A log without text",
    traceId: readHexId(log.traceId, 32),
    spanId: readHexId(log.spanId, 16),
    times: [log.timeUnixNano, log.observedTimeUnixNano],
    attributes,
  };
}

/** A structured body reads as JSON; an empty one is none. */
function describeBody(body: unknown): string | null {
  const value = readAnyValue(body);
  if (value === null || value === "") return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}
