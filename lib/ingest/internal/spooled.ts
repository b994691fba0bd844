import { z } from "zod";
import type { PlacedRecord } from "#lib/ingest/internal/placed-record.ts";
import type { SideReport } from "#lib/ingest/internal/side-report.ts";

/** What an entry of the spool holds. */
export type Spooled = { records: PlacedRecord[]; reports: SideReport[] };

const Packed = z.object({
  records: z.array(z.looseObject({ timestamp: z.coerce.date() })).default([]),
  reports: z.array(z.looseObject({ at: z.coerce.date() })).default([]),
});

/** Records as bytes for the spool: JSON, with the time of acceptance. */
export function packRecords(records: PlacedRecord[], acceptedAt: Date): Buffer {
  const received_at = acceptedAt.toISOString();
  const received = records.map((record) => ({ received_at, ...record }));
  return Buffer.from(JSON.stringify({ records: received }));
}

/** Reports as bytes for the spool. */
export function packReports(reports: SideReport[]): Buffer {
  return Buffer.from(JSON.stringify({ reports }));
}

/** What was packed; a checksum has told that the bytes are what was written, so their shape is that of the types. */
export function unpack(bytes: Uint8Array): Spooled {
  const { records, reports } = Packed.parse(JSON.parse(Buffer.from(bytes).toString("utf8")));
  return {
    records: records.map((record) => ({
      ...(record as unknown as PlacedRecord),
      timestamp: record.timestamp,
      received_at: new Date(String(record.received_at)),
    })),
    reports: reports as unknown as SideReport[],
  };
}
