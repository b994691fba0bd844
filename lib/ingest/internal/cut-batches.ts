import type { PlacedRecord } from "#lib/ingest/internal/placed-record.ts";

/** Records as they came together, and what they took as bytes. */
type Entry = { records: PlacedRecord[]; bytes: number };

/** What even a slow line carries to the database within a statement's time. */
const mostBytes = 4 * 1024 * 1024;
/** What a batch adds to issues counts as arrived at one moment, and arrivals are kept by this step. */
const stepMilliseconds = 10_000;

/**
 * The records of entries in their order, in batches of up to `most` and about 4 MiB (one record may be larger) that were
 * accepted within one step of time.
 */
export function* cutBatches(entries: Entry[], most: number): Generator<PlacedRecord[]> {
  let batch: PlacedRecord[] = [];
  let left = mostBytes;
  let step = Number.NaN;
  for (const { records, bytes } of entries) {
    const each = bytes / records.length;
    for (const record of records) {
      const ofRecord = stepOf(record);
      const isFull = batch.length >= most || each > left;
      if (batch.length > 0 && (isFull || ofRecord !== step)) {
        yield batch;
        batch = [];
        left = mostBytes;
      }
      step = ofRecord;
      batch.push(record);
      left -= each;
    }
  }
  if (batch.length > 0) yield batch;
}

function stepOf({ received_at }: PlacedRecord): number {
  return Math.floor((received_at?.getTime() ?? 0) / stepMilliseconds);
}
