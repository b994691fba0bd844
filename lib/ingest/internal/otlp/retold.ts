import { readAttributes } from "#lib/ingest/internal/otlp/any-value.ts";
import { readHexId } from "#lib/ingest/internal/otlp/hex-id.ts";
import {
  type ExceptionFacts,
  type Occurrence,
  partsOfException,
  takeException,
} from "#lib/ingest/internal/otlp/occurrence.ts";
import { asList, isPlain, type Plain } from "#lib/ingest/internal/otlp/plain.ts";

type Told = { parent: string; exceptions: Set<string> };
/** As deep as spans are nested. */
const deepest = 32;

/**
 * Tells which exceptions of one service's spans an outer span tells too: one that passes through nested spans is
 * recorded in each, and is one error. The outermost one stays, as it has the whole stack and the request.
 */
export function findRetold(spans: unknown[]): (occurrence: Occurrence) => boolean {
  let known: Map<string, Told> | null = null;
  return ({ exception, traceId, spanId }) => {
    if (!exception || !traceId || !spanId) return false;
    known ??= listTold(spans);
    const name = nameOf(exception);
    return isToldAround(known, idOf(traceId, spanId), name);
  };
}

/** Of spans that are each other's parents none is the outermost, and all keep what they tell. */
function isToldAround(told: Map<string, Told>, span: string, name: string): boolean {
  let isTold = false;
  let parent = told.get(span)?.parent;
  for (let depth = 0; depth < deepest; depth += 1) {
    const outer = parent === undefined || parent === span ? undefined : told.get(parent);
    if (!outer) return isTold && parent !== span;
    isTold ||= outer.exceptions.has(name);
    parent = outer.parent;
  }
  return false;
}

function listTold(spans: unknown[]): Map<string, Told> {
  const told = new Map<string, Told>();
  for (const span of spans.filter(isPlain)) addSpan(told, span);
  return told;
}

function addSpan(told: Map<string, Told>, span: Plain): void {
  const traceId = readHexId(span.traceId, 32);
  const spanId = readHexId(span.spanId, 16);
  if (!traceId || !spanId) return;
  const exceptions = new Set<string>();
  for (const event of asList(span.events).filter(isPlain)) {
    const exception =
      event.name === "exception" ? takeException(readAttributes(event.attributes)) : null;
    if (exception) exceptions.add(nameOf(exception));
  }
  const parent = idOf(traceId, readHexId(span.parentSpanId, 16) ?? "");
  told.set(idOf(traceId, spanId), { parent, exceptions });
}

function idOf(traceId: string, spanId: string): string {
  return `${traceId} ${spanId}`;
}

function nameOf(exception: ExceptionFacts): string {
  return JSON.stringify(partsOfException(exception));
}
