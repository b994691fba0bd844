import type { Candidate } from "#lib/ingest/accept-records.ts";
import { createEventIds } from "#lib/ingest/internal/otlp/event-ids.ts";
import type { Arrival } from "#lib/ingest/internal/otlp/nano-time.ts";
import type { Occurrence } from "#lib/ingest/internal/otlp/occurrence.ts";
import { type Origin, readOrigin, withScope } from "#lib/ingest/internal/otlp/origin.ts";
import { asList, asPlain, isPlain, type Plain } from "#lib/ingest/internal/otlp/plain.ts";
import type { Signal } from "#lib/ingest/internal/otlp/signal.ts";
import { toRecord } from "#lib/ingest/internal/otlp/to-record.ts";
import { mostRecords, recordLimitBytes } from "#lib/ingest/read-batch.ts";
import { Problem } from "#lib/platform/errors.ts";
import type { KnownIngestKey } from "#lib/services/find-ingest-key.ts";

/** `items` counts log records or spans; most tell no error and have no candidate, a span may have several. */
export type ReadRequest = { items: number; candidates: Candidate[] };
type Around = { signal: Signal; key: KnownIngestKey; arrival: Arrival; body: Uint8Array };

const mostItems = 100_000;
const tooMany = "The request holds too many errors; send smaller batches.";
/** What a resource or a span says once is in each of its records: a small body can become very many bytes. */
const mostBytes = 32 * 1024 * 1024;

/**
 * The records of a decoded OTLP request. An item that cannot be taken is a candidate with its errors, at its index.
 * Throws `too-large` over 100,000 items.
 */
export function readRequest(request: Plain, around: Around): ReadRequest {
  const { signal, key } = around;
  const readItem = createItemReader(around);
  const candidates: Candidate[] = [];
  let items = 0;
  for (const { item, origin, isRetold } of listItems(request, signal, key)) {
    if (items === mostItems) {
      const message = `A request holds at most ${mostItems} ${signal.words.many}.`;
      throw new Problem("too-large", message);
    }
    candidates.push(...readItem(items, item, { origin, isRetold }));
    items += 1;
  }
  return { items, candidates };
}

type Place = { origin: Origin; isRetold: (occurrence: Occurrence) => boolean };

function* listItems(
  request: Plain,
  { lists, findRetold }: Signal,
  key: KnownIngestKey,
): Generator<Place & { item: unknown }> {
  for (const part of asList(request[lists.resources]).map(asPlain)) {
    const origin = readOrigin(part.resource, key);
    const groups = asList(part[lists.scopes]).map(asPlain);
    const isRetold = findRetold(groups.flatMap((group) => asList(group[lists.items])));
    for (const group of groups) {
      const scoped = withScope(origin, group.scope);
      for (const item of asList(group[lists.items])) yield { item, origin: scoped, isRetold };
    }
  }
}

/** Reads items until the request has given as many records, or bytes of them, as one may. */
function createItemReader({ signal, arrival, body }: Around) {
  const makeEventId = createEventIds(body);
  const left = { records: mostRecords, bytes: mostBytes };

  function readItem(index: number, item: unknown, place: Place): Iterable<Candidate> {
    const { origin, isRetold } = place;
    if (!isPlain(item)) return [refuse(index, `The ${signal.words.one} is not an object.`)];
    // Also what tells no error: a wrong key shows before the first error is lost.
    if (origin.refusal) {
      return [{ ...refuse(index, origin.refusal, "service.name"), forbidden: true }];
    }
    return readOccurrences(index, signal.readItem(item, origin), isRetold);
  }

  function* readOccurrences(
    index: number,
    occurrences: Iterable<Occurrence>,
    isRetold: Place["isRetold"],
  ): Generator<Candidate> {
    for (const occurrence of occurrences) {
      if (isRetold(occurrence)) continue;
      if (left.records <= 0 || left.bytes <= 0) return yield refuse(index, tooMany);
      yield readOccurrence(index, occurrence);
    }
  }

  function readOccurrence(index: number, occurrence: Occurrence): Candidate {
    const record = toRecord(occurrence, makeEventId(occurrence), arrival);
    const bytes = Buffer.byteLength(JSON.stringify(record));
    left.records -= 1;
    left.bytes -= bytes;
    if (bytes > recordLimitBytes) return refuse(index, "The record is larger than 1 MiB.");
    return { index, record };
  }

  return readItem;
}

function refuse(index: number, message: string, path = "") {
  return { index, errors: [{ path, message }] };
}
