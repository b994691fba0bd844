import type { CallsRow, KeptRecord } from "#lib/issues/internal/share-calls.ts";
import type { OutcomeRow } from "#lib/issues/internal/sql/add-outcomes.ts";
import type { IssueSighting } from "#lib/issues/internal/sql/insert-empty-issues.ts";
import type { RecordKeyRow } from "#lib/issues/internal/sql/insert-record-keys.ts";
import { type Composite, withArrays } from "#lib/platform/composite-array.ts";
import type { Fact } from "#lib/platform/facts.ts";
import type { Commands } from "#lib/platform/statements.ts";

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
/** What a batch adds to an issue that counts. */
export type SightingRow = Omit<IssueSighting, "why" | "related"> & {
  issue_id: string;
};

/** All that a batch of records adds; every event id and every user of an issue is in it once. */
export type Batch = {
  keys: RecordKeyRow[];
  records: KeptRecord[];
  calls: CallsRow[];
  users: IssueUserRow[];
  sightings: SightingRow[];
  changes: RollupChange[];
  /** What came of own origin: counted beside `changes`, without arrival; and issues that count nothing else of this batch. */
  own: { changes: RollupChange[]; issues: string[] };
  arrivals: ArrivalRow[];
  facts: Fact[];
  outcomes: OutcomeRow[];
  /** Issues that count in another one. */
  leaves: { service_id: number; id: string; head_id: string }[];
};

// The fields of the types that the migration of `store_records` makes, in their order.
const key: Composite<RecordKeyRow> = [
  ["integer", (row) => row.service_id],
  ["uuid", (row) => row.event_id],
  ["text", (row) => row.reference],
];
const record: Composite<KeptRecord> = [
  ["integer", ({ record }) => record.service_id],
  ["timestamptz", ({ record }) => record.timestamp],
  ["uuid", ({ record }) => record.event_id],
  ["timestamptz", ({ record }) => record.received_at],
  ["uuid", ({ record }) => record.settled.issue_id],
  ["text", ({ record }) => record.environment],
  ["text", ({ record }) => record.error_code],
  ["text", ({ record }) => record.level],
  ["text", ({ record }) => record.message],
  ["text", ({ record }) => record.request_id],
  ["text", ({ record }) => record.reference],
  ["text", ({ stack }) => stack.text],
  ["uuid", ({ stack }) => stack.id],
  ["integer", ({ stack }) => stack.at],
  ["text", ({ record }) => record.release],
  ["text", ({ record }) => record.user_id],
  ["text", ({ record }) => record.url],
  ["text", ({ record }) => record.host],
  ["jsonb", ({ record }) => record.fingerprint],
  ["jsonb", ({ record }) => record.attributes],
];
const calls: Composite<CallsRow> = [
  ["integer", (row) => row.service_id],
  ["date", (row) => row.day],
  ["uuid", (row) => row.id],
  ["text", (row) => row.calls],
];
const user: Composite<IssueUserRow> = [
  ["integer", (row) => row.service_id],
  ["uuid", (row) => row.issue_id],
  ["text", (row) => row.user_hash],
];
const sighting: Composite<SightingRow> = [
  ["integer", (row) => row.service_id],
  ["text", (row) => row.fingerprint],
  ["uuid", (row) => row.issue_id],
  ["text", (row) => row.error_code],
  ["text", (row) => row.title],
  ["text", (row) => row.level],
  ["text", (row) => row.environment],
  ["jsonb", (row) => row.environments],
  ["bigint", (row) => row.count],
  ["timestamptz", (row) => row.first_seen],
  ["timestamptz", (row) => row.last_seen],
  ["timestamptz", (row) => row.received_at],
];
const change: Composite<RollupChange> = [
  ["integer", (row) => row.service_id],
  ["timestamptz", (row) => row.bucket],
  ["text", (row) => row.environment],
  ["text", (row) => row.error_code],
  ["text", (row) => row.level],
  ["uuid", (row) => row.issue_id],
  ["bigint", (row) => row.count],
];
const arrival: Composite<ArrivalRow> = [
  ["integer", (row) => row.service_id],
  ["text", (row) => row.environment],
  ["text", (row) => row.error_code],
  ["timestamptz", (row) => row.second],
  ["bigint", (row) => row.count],
];

/** Stores a batch or nothing of it. Fails as the migration of `store_records` says. */
export async function storeBatch(commands: Commands, batch: Batch): Promise<void> {
  const { facts, leaves, outcomes, own } = batch;
  const rest = {
    facts,
    ...(leaves.length > 0 ? { leaves } : {}),
    ...(outcomes.length > 0 ? { outcomes } : {}),
    ...(own.changes.length > 0 ? { own_changes: own.changes, own_issues: own.issues } : {}),
  };
  await withArrays(
    (toArray) => commands.run`
    SELECT store_records(
      ${toArray(batch.keys, key)}::stored_key[], ${toArray(batch.records, record)}::stored_record[],
      ${toArray(batch.users, user)}::stored_user[], ${toArray(batch.sightings, sighting)}::stored_sighting[],
      ${toArray(batch.changes, change)}::rollup_change[], ${toArray(batch.arrivals, arrival)}::stored_arrival[],
      ${toArray(batch.calls, calls)}::stored_calls[], ${JSON.stringify(rest)}::jsonb)`,
  );
}
