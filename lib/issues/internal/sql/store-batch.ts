import type { OutcomeRow } from "#lib/issues/internal/sql/add-outcomes.ts";
import type { IssueSighting } from "#lib/issues/internal/sql/insert-empty-issues.ts";
import type { RecordKeyRow } from "#lib/issues/internal/sql/insert-record-keys.ts";
import type { Fact } from "#lib/platform/facts.ts";
import type { Statements } from "#lib/platform/statements.ts";

export type RollupRow = {
  service_id: number;
  resolution: number;
  /** Start of the bucket in seconds since the epoch. */
  bucket: number;
  environment: string;
  error_code: string;
  level: string;
  issue_id: string;
  count: number;
};
export type ArrivalRow = {
  service_id: number;
  environment: string;
  error_code: string;
  /** Seconds since the epoch where the records waited before; null: now, on the database's clock. */
  second: number | null;
  count: number;
};
export type IssueUserRow = { service_id: number; issue_id: string; user_hash: string };

/** All that a batch of records adds; every event id in it is there once. */
export type Batch = {
  keys: RecordKeyRow[];
  records: object[];
  users: IssueUserRow[];
  sightings: (IssueSighting & { head_id: string })[];
  /** Issues that count in another one. */
  leaves: { service_id: number; id: string; head_id: string }[];
  rollups: RollupRow[];
  outcomes: OutcomeRow[];
  arrivals: ArrivalRow[];
  facts: Fact[];
};

/** Stores a batch or nothing of it. Fails with SQLSTATE PM001 or PM002, as the migration of `store_records` says. */
export async function storeBatch(statements: Statements, batch: Batch): Promise<void> {
  await statements.query`SELECT store_records(${JSON.stringify(batch)}::jsonb)::text`;
}
