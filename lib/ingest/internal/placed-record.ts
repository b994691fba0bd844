import { z } from "zod";
import type { ReadRecord } from "#lib/ingest/native-record.ts";

/** A record whose service is settled and may be created by its key. */
export type PlacedRecord = ReadRecord & { service: string };

const Packed = z.object({ records: z.array(z.looseObject({ timestamp: z.coerce.date() })) });

/** Records as bytes for the spool: JSON, with the time of acceptance. */
export function packRecords(records: PlacedRecord[], acceptedAt: Date): Buffer {
  const received_at = acceptedAt.toISOString();
  return Buffer.from(
    JSON.stringify({ records: records.map((record) => ({ received_at, ...record })) }),
  );
}

/** The records of `packRecords`; their bytes were checked by checksum, so their shape is what was packed. */
export function unpackRecords(bytes: Uint8Array): PlacedRecord[] {
  const { records } = Packed.parse(JSON.parse(Buffer.from(bytes).toString("utf8")));
  return records.map((record) => ({
    ...(record as unknown as PlacedRecord),
    timestamp: record.timestamp,
    received_at: new Date(String(record.received_at)),
  }));
}
