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
type Read = (item: Item, reading: Reading) => void;

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
  const readers = readersOf(envelope, source);
  const items = envelope.items.filter(({ type }) => readers.has(type));
  if (items.length > mostItems) {
    throw new Problem("too-large", `An envelope holds at most ${mostItems} items that are kept.`);
  }
  for (const item of items) readSafely(item, readers.get(item.type), reading);
  if (reading.records.length > mostRecords) {
    throw new Problem("too-large", `An envelope holds at most ${mostRecords} records.`);
  }
  const isEmpty = reading.records.length === 0 && reading.reports.length === 0;
  if (isEmpty && reading.fault) throw reading.fault;
  return reading;
}

function readSafely(item: Item, read: Read | undefined, reading: Reading): void {
  try {
    requireFit(item);
    read?.(item, reading);
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

function readersOf({ header }: Envelope, { place, sender, arrival }: Source): Map<string, Read> {
  const named = textOf(objectOf(header.trace).environment);
  const environment = tidyName(named, 64) ?? "production";
  const reporter: Reporter = { service: place.service, environment, sender };
  const report = (read: typeof readFeedback): Read => {
    return ({ type, payload }, { reports }) => {
      reports.push(...read(parseJson(payload, type), payload, reporter, arrival));
    };
  };
  return new Map<string, Read>([
    ["event", ({ payload }, reading) => addEvent(payload, reading, { header, place, arrival })],
    [
      "log",
      ({ payload }, { records }) => {
        records.push(...readLogs(parseJson(payload, "log"), payload, place, arrival));
      },
    ],
    ["client_report", report(readClientReport)],
    ["check_in", report(readCheckIn)],
    ["feedback", report(readFeedback)],
    ["user_report", report(readFeedback)],
  ]);
}

/** The envelope's id is that of its event; a second event, which no SDK sends, keeps its own. */
function addEvent(
  payload: Buffer,
  reading: Reading,
  { header, place, arrival }: Omit<Source, "sender"> & { header: Envelope["header"] },
): void {
  const event = parseJson(payload, "event");
  if (!isObject(event)) throw new Problem("unreadable-body", "The event is not a JSON object.");
  const envelopeId = reading.eventId === null ? header.event_id : null;
  const record = readEvent(event, envelopeId, place, arrival);
  reading.eventId ??= record.event_id;
  reading.records.push(record);
}
