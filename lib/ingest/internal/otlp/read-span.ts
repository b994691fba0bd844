import { type Attributes, readAttributes } from "#lib/ingest/internal/otlp/any-value.ts";
import { readHexId } from "#lib/ingest/internal/otlp/hex-id.ts";
import { type Occurrence, takeException } from "#lib/ingest/internal/otlp/occurrence.ts";
import type { Origin } from "#lib/ingest/internal/otlp/origin.ts";
import { asList, asPlain, asText, isPlain, type Plain } from "#lib/ingest/internal/otlp/plain.ts";
import { takeText } from "#lib/ingest/internal/otlp/take-text.ts";

/** A status of ERROR, also by its name or as text: an error is worth more than the letter of the format. */
const failed: ReadonlySet<unknown> = new Set([2, "2", "STATUS_CODE_ERROR"]);
const isMethod = /^(?:HTTP )?[A-Z]{3,10}$/;
type SpanFacts = Pick<Occurrence, "origin" | "level" | "traceId" | "spanId"> & { name: string };

/**
 * The errors that an OTLP Span tells: each event named `exception`; without one, a status that says the span failed.
 * One by one, because what the span says is repeated in each.
 */
export function* readSpan(span: Plain, origin: Origin): Generator<Occurrence> {
  const attributes = readAttributes(span.attributes);
  const name = asText(span.name) ?? "unnamed span";
  const facts: SpanFacts = {
    origin,
    level: "error",
    traceId: readHexId(span.traceId, 32),
    spanId: readHexId(span.spanId, 16),
    name,
  };
  const exceptions = asList(span.events).filter(isPlain).filter(isException);
  const times = [span.endTimeUnixNano, span.startTimeUnixNano];
  for (const event of exceptions) yield readEvent(event, { facts, attributes, times });
  const status = asPlain(span.status);
  if (exceptions.length === 0 && failed.has(status.code)) {
    yield readStatus(status, { facts, attributes, times });
  }
}

type Around = { facts: SpanFacts; attributes: Attributes; times: unknown[] };

function isException({ name }: Plain): boolean {
  return name === "exception";
}

/** What the span says of the request holds for its events too. */
function readEvent(event: Plain, { facts, attributes, times }: Around): Occurrence {
  const { name, ...shared } = facts;
  const merged = new Map([...attributes, ...readAttributes(event.attributes)]);
  const exception = takeException(merged);
  return {
    ...shared,
    exception,
    fallbackCode: null,
    fallbackMessage: exception?.type ?? name,
    times: [event.timeUnixNano, ...times],
    attributes: merged.set("span", name),
  };
}

/** As an exception, because its own log record may come too: the type and the message are the same there. */
function readStatus(status: Plain, { facts, attributes, times }: Around): Occurrence {
  const { name, ...shared } = facts;
  const rest = new Map(attributes);
  const message = asText(status.message);
  const type = takeText(rest, "error.type");
  const code = takeText(new Map(rest), "http.response.status_code", "http.status_code");
  const address = takeText(new Map(rest), "url.full", "http.url");
  return {
    ...shared,
    exception: { type, message, stackTrace: null },
    fallbackCode: code,
    fallbackMessage: isMethod.test(name) ? `${name} ${placeOf(address)}`.trim() : name,
    times,
    attributes: rest.set("span", name),
  };
}

/** Host and path: a call of HTTP to others is named by its method alone, and a query may hold anything. */
function placeOf(address: string | null): string {
  const url = URL.parse(address ?? "");
  return url ? `${url.host}${url.pathname}` : "";
}
