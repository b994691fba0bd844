import type { SideReport } from "#lib/ingest/accept-reports.ts";
import { type Place, readEvent } from "#lib/ingest/internal/sentry/event-record.ts";
import type { Arrival } from "#lib/ingest/internal/sentry/event-time.ts";
import { readLogs } from "#lib/ingest/internal/sentry/log-records.ts";
import { isObject, objectOf, textOf, tidyName } from "#lib/ingest/internal/sentry/loose.ts";
import { parseJson } from "#lib/ingest/internal/sentry/parse-json.ts";
import type { Envelope, Item } from "#lib/ingest/internal/sentry/read-envelope.ts";
import {
  type Reporter,
  readCheckIn,
  readClientReport,
  readFeedback,
} from "#lib/ingest/internal/sentry/side-reports.ts";
import type { ReadRecord } from "#lib/ingest/native-record.ts";
import { Problem } from "#lib/platform/errors.ts";

/** What an envelope held: records, reports beside them, the id of its event, and why an item could not be read. */
export type Reading = {
  records: ReadRecord[];
  reports: SideReport[];
  eventId: string | null;
  fault: Problem | null;
};

type Source = { place: Place; sender: string; arrival: Arrival };
type Origin = Source & { header: Envelope["header"] };
type Read = (item: Item, reading: Reading, origin: Origin) => void;

const mebibyte = 1024 * 1024;
const mostItems = 100;
const mostRecords = 10_000;
const limits = new Map([
  ["event", mebibyte],
  ["feedback", mebibyte],
  ["log", 4 * mebibyte],
]);
const otherLimit = 100 * 1024;

/**
 * Reads the items that are kept and passes over all others. An item that cannot be read costs the others nothing; alone,
 * it is the fault of the request: throws `unreadable-body` or `too-large`.
 */
export function readItems(envelope: Envelope, source: Source): Reading {
  const reading: Reading = { records: [], reports: [], eventId: null, fault: null };
  const origin = { ...source, header: envelope.header };
  const items = envelope.items.filter(({ type }) => readers.has(type));
  if (items.length > mostItems) {
    throw new Problem("too-large", `An envelope holds at most ${mostItems} items that are kept.`);
  }
  for (const item of items) readSafely(item, reading, origin);
  if (reading.records.length > mostRecords) {
    throw new Problem("too-large", `An envelope holds at most ${mostRecords} records.`);
  }
  const isEmpty = reading.records.length === 0 && reading.reports.length === 0;
  if (isEmpty && reading.fault) throw reading.fault;
  return reading;
}

function readSafely(item: Item, reading: Reading, origin: Origin): void {
  try {
    requireFit(item);
    readers.get(item.type)?.(item, reading, origin);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    reading.fault ??= error;
  }
}

function requireFit({ type, payload }: Item): void {
  const limit = limits.get(type) ?? otherLimit;
  if (payload.length <= limit) return;
  throw new Problem("too-large", `The ${type} is larger than ${limit / 1024} KiB.`, {
    extra: { limit_bytes: limit },
  });
}

const readers: ReadonlyMap<string, Read> = new Map<string, Read>([
  ["event", addEvent],
  [
    "log",
    ({ payload }, { records }, { place, arrival }) => {
      records.push(...readLogs(parseJson(payload, "log"), payload, place, arrival));
    },
  ],
  ["client_report", report(readClientReport)],
  ["check_in", report(readCheckIn)],
  ["feedback", report(readFeedback)],
  ["user_report", report(readFeedback)],
]);

function report(read: typeof readFeedback): Read {
  return ({ type, payload }, { reports }, origin) => {
    reports.push(...read(parseJson(payload, type), payload, reporterOf(origin), origin.arrival));
  };
}

function reporterOf({ header, place, sender }: Origin): Reporter {
  const named = textOf(objectOf(header.trace).environment);
  return { service: place.service, environment: tidyName(named, 64) ?? "production", sender };
}

/** The envelope's id is that of its event; a second event, which no SDK sends, keeps its own. */
function addEvent({ payload }: Item, reading: Reading, { header, place, arrival }: Origin): void {
  const event = parseJson(payload, "event");
  if (!isObject(event)) throw new Problem("unreadable-body", "The event is not a JSON object.");
  const envelopeId = reading.eventId === null ? header.event_id : null;
  const record = readEvent(event, envelopeId, place, arrival);
  reading.eventId ??= record.event_id;
  reading.records.push(record);
}
