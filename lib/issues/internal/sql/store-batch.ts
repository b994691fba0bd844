import type { OutcomeRow } from "#lib/issues/internal/sql/add-outcomes.ts";
import type { IssueSighting } from "#lib/issues/internal/sql/insert-empty-issues.ts";
import type { RecordKeyRow } from "#lib/issues/internal/sql/insert-record-keys.ts";
import type { NewRecord } from "#lib/issues/new-record.ts";
import { type Composite, compositeArray } from "#lib/platform/composite-array.ts";
import type { Fact } from "#lib/platform/facts.ts";
import type { Statements } from "#lib/platform/statements.ts";

export type RecordRow = NewRecord & { issue_id: string; reference: string };
/** What a batch adds to an issue's count in a bucket of the finest resolution. */
export type RollupChange = {
  service_id: number;
  bucket: Date;
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
  /** Where the records waited before; null: now, on the database's clock. */
  second: Date | null;
  count: number;
};
export type IssueUserRow = { service_id: number; issue_id: string; user_hash: string };
export type SightingRow = IssueSighting & { head_id: string };

/** All that a batch of records adds; every event id and every user of an issue is in it once. */
export type Batch = {
  keys: RecordKeyRow[];
  records: RecordRow[];
  users: IssueUserRow[];
  sightings: SightingRow[];
  changes: RollupChange[];
  arrivals: ArrivalRow[];
  facts: Fact[];
  outcomes: OutcomeRow[];
  /** Issues that count in another one. */
  leaves: { service_id: number; id: string; head_id: string }[];
};

// The fields of the types that the migration of `store_records` makes, in their order.
const key: Composite<RecordKeyRow> = [
  ["service_id", "integer"],
  ["event_id", "uuid"],
  ["reference", "text"],
];
const record: Composite<RecordRow> = [
  ["service_id", "integer"],
  ["timestamp", "timestamptz"],
  ["event_id", "uuid"],
  ["received_at", "timestamptz"],
  ["issue_id", "uuid"],
  ["environment", "text"],
  ["error_code", "text"],
  ["level", "text"],
  ["message", "text"],
  ["request_id", "text"],
  ["reference", "text"],
  ["stack_trace", "text"],
  ["release", "text"],
  ["user_id", "text"],
  ["url", "text"],
  ["host", "text"],
  ["fingerprint", "jsonb"],
  ["attributes", "jsonb"],
];
const user: Composite<IssueUserRow> = [
  ["service_id", "integer"],
  ["issue_id", "uuid"],
  ["user_hash", "text"],
];
const sighting: Composite<SightingRow> = [
  ["service_id", "integer"],
  ["fingerprint", "text"],
  ["head_id", "uuid"],
  ["why", "text"],
  ["related", "text"],
  ["error_code", "text"],
  ["title", "text"],
  ["level", "text"],
  ["environment", "text"],
  ["environments", "jsonb"],
  ["count", "bigint"],
  ["first_seen", "timestamptz"],
  ["last_seen", "timestamptz"],
  ["received_at", "timestamptz"],
];
const change: Composite<RollupChange> = [
  ["service_id", "integer"],
  ["bucket", "timestamptz"],
  ["environment", "text"],
  ["error_code", "text"],
  ["level", "text"],
  ["issue_id", "uuid"],
  ["count", "bigint"],
];
const arrival: Composite<ArrivalRow> = [
  ["service_id", "integer"],
  ["environment", "text"],
  ["error_code", "text"],
  ["second", "timestamptz"],
  ["count", "bigint"],
];

/** Stores a batch or nothing of it. Fails with SQLSTATE PM001 or PM002, as the migration of `store_records` says. */
export async function storeBatch(statements: Statements, batch: Batch): Promise<void> {
  const { facts, leaves, outcomes } = batch;
  const rest = {
    facts,
    ...(leaves.length > 0 ? { leaves } : {}),
    ...(outcomes.length > 0 ? { outcomes } : {}),
  };
  await statements.query`
    SELECT store_records(
      ${compositeArray(batch.keys, key)}::stored_key[], ${compositeArray(batch.records, record)}::stored_record[],
      ${compositeArray(batch.users, user)}::stored_user[],
      ${compositeArray(batch.sightings, sighting)}::stored_sighting[],
      ${compositeArray(batch.changes, change)}::rollup_change[],
      ${compositeArray(batch.arrivals, arrival)}::stored_arrival[], ${JSON.stringify(rest)}::jsonb)::text`;
}
