import type { ReadRecord } from "#lib/ingest/native-record.ts";

/** A record whose service is settled and may be created by its key. */
export type PlacedRecord = ReadRecord & { service: string };
