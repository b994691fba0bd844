import type { PlacedRecord } from "#lib/ingest/internal/placed-record.ts";

/** Records as they came together, and what they took as bytes. */
type Entry = { records: PlacedRecord[]; bytes: number };

/** What even a slow line carries to the database within a statement's time. */
const mostBytes = 4 * 1024 * 1024;

/** The records of entries in their order, in batches of up to `most` and about 4 MiB; one record may be larger. */
export function* cutBatches(entries: Entry[], most: number): Generator<PlacedRecord[]> {
  let batch: PlacedRecord[] = [];
  let left = mostBytes;
  for (const { records, bytes } of entries) {
    const each = bytes / records.length;
    for (const record of records) {
      if (batch.length > 0 && (batch.length >= most || each > left)) {
        yield batch;
        batch = [];
        left = mostBytes;
      }
      batch.push(record);
      left -= each;
    }
  }
  if (batch.length > 0) yield batch;
}
