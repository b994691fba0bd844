import { hash } from "node:crypto";
import { readNanoseconds } from "#lib/ingest/internal/otlp/nano-time.ts";
import { type Occurrence, partsOfException } from "#lib/ingest/internal/otlp/occurrence.ts";
import { newEventId } from "#lib/ingest/new-event-id.ts";

/**
 * Makes the event ids of one request's occurrences, so that an export that is retried adds nothing.
 * An exception inside a span is known by trace id, span id, type and message: SDKs may send it as the span's event and
 * as a log record, and the second is a duplicate. Where it happens n times in one request, it has n ids; a further one
 * that comes alone in a later request of the same span counts as told before. Everything else is known by its place in
 * the request's bytes, which a retry repeats; without a time, equal bytes may be new errors, and the id is new.
 */
export function createEventIds(body: Uint8Array): (occurrence: Occurrence) => string {
  const told = new Map<string, number>();
  let place = 0;
  let digest: string | null = null;
  return ({ exception, traceId, spanId, times }) => {
    place += 1;
    if (exception && traceId && spanId) {
      const identity = hashOf([traceId, spanId, ...partsOfException(exception)]);
      const ordinal = told.get(identity) ?? 0;
      told.set(identity, ordinal + 1);
      return toUuid(hashOf([identity, String(ordinal)]));
    }
    if (times.every((time) => readNanoseconds(time) === null)) return newEventId();
    digest ??= hash("sha256", body);
    return toUuid(hashOf([digest, String(place)]));
  };
}

/** As JSON, so that no two lists of parts read the same. */
function hashOf(parts: string[]): string {
  return hash("sha256", JSON.stringify(parts));
}

function toUuid(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
}
