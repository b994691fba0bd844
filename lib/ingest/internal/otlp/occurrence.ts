import type { Attributes } from "#lib/ingest/internal/otlp/any-value.ts";
import type { Origin } from "#lib/ingest/internal/otlp/origin.ts";
import { takeText } from "#lib/ingest/internal/otlp/take-text.ts";
import type { Level } from "#lib/issues/schemas.ts";

/** What an exception says of itself, by the semantic conventions for exceptions. */
export type ExceptionFacts = {
  type: string | null;
  message: string | null;
  stackTrace: string | null;
};

/** One error as a log record, an event of a span or a failed span tells it. */
export type Occurrence = {
  origin: Origin;
  level: Level;
  /** Null where the error is not known by an exception: then its place in the request tells it from others. */
  exception: ExceptionFacts | null;
  /** The error code where neither the attributes nor the exception give one. */
  fallbackCode: string | null;
  /** The message where the exception gives none. */
  fallbackMessage: string;
  traceId: string | null;
  spanId: string | null;
  /** Times as sent, the best first. */
  times: unknown[];
  /** What was sent beside all this; its conventional names still become fields of the record. */
  attributes: Attributes;
};

/** Takes the exception out of attributes; null where they carry neither its type nor its message nor its stack. */
export function takeException(attributes: Attributes): ExceptionFacts | null {
  const type = takeText(attributes, "exception.type");
  const message = takeText(attributes, "exception.message");
  const stackTrace = takeText(attributes, "exception.stacktrace");
  if (type === null && message === null && stackTrace === null) return null;
  return { type, message, stackTrace };
}

/** What tells an exception from others of its span: its type and message, or its stack where it has neither. */
export function partsOfException({ type, message, stackTrace }: ExceptionFacts): string[] {
  if (type === null && message === null) return ["", "", stackTrace ?? ""];
  return [type ?? "", message ?? ""];
}
