import { createHash } from "node:crypto";
import { deriveFingerprint } from "#lib/grouping/fingerprint.ts";
import { ensureRecordPartitions } from "#lib/issues/ensure-record-partitions.ts";
import { prepareSightings } from "#lib/issues/internal/prepare-sightings.ts";
import { addArrivals } from "#lib/issues/internal/sql/add-arrivals.ts";
import { addIssueUsers } from "#lib/issues/internal/sql/add-issue-users.ts";
import { addRollups } from "#lib/issues/internal/sql/add-rollups.ts";
import { findRecordKeys } from "#lib/issues/internal/sql/find-record-keys.ts";
import { insertRecordKeys } from "#lib/issues/internal/sql/insert-record-keys.ts";
import { insertRecords } from "#lib/issues/internal/sql/insert-records.ts";
import { type SeenIssue, upsertIssues } from "#lib/issues/internal/sql/upsert-issues.ts";
import type { NewRecord, StoreOutcome } from "#lib/issues/new-record.ts";
import { deriveReference } from "#lib/issues/reference.ts";
import { bucketStart, resolutions, sumRows } from "#lib/issues/rollup.ts";
import type { Context } from "#lib/platform/context.ts";
import { type Database, type DatabasePool, transact } from "#lib/platform/database.ts";
import { type Fact, recordFacts } from "#lib/platform/facts.ts";

type Grouped = NewRecord & { reference: string; fingerprint_key: string; why: string };
type Placed = Grouped & { issue_id: string };

/**
 * Stores records with their issues, rollups, arrivals and facts in one transaction, and answers in input order
 * what became of each. An event id seen before changes nothing.
 */
export async function storeRecords(
  context: Context & { database: DatabasePool },
  records: NewRecord[],
): Promise<StoreOutcome[]> {
  await ensureRecordPartitions(
    context.database,
    records.map(({ timestamp }) => timestamp),
  );
  const grouped = records.map(group);
  return transact(context.database, async (database) => {
    const fresh = await keepNew(database, grouped);
    if (fresh.length > 0) await storeNew(database, fresh);
    return describeOutcomes(database, grouped, new Set(fresh));
  });
}

function group(record: NewRecord): Grouped {
  const { key, why } = deriveFingerprint(record);
  const reference = deriveReference(record.request_id ?? record.event_id);
  return { ...record, reference, fingerprint_key: key, why };
}

async function keepNew(database: Database, records: Grouped[]): Promise<Grouped[]> {
  const firsts = new Map<string, Grouped>();
  for (const record of records) {
    const id = idOf(record);
    if (!firsts.has(id)) firsts.set(id, record);
  }
  const keys = [...firsts.values()].map(({ service_id, event_id, reference }) => ({
    service_id,
    event_id,
    reference,
  }));
  const inserted = await insertRecordKeys(database, keys);
  return inserted.flatMap((key) => firsts.get(idOf(key)) ?? []);
}

async function storeNew(database: Database, records: Grouped[]): Promise<void> {
  const issues = await upsertIssues(database, prepareSightings(records));
  const ids = new Map(
    issues.map((issue) => [`${issue.service_id} ${issue.fingerprint}`, issue.id]),
  );
  const placed = records.map((record): Placed => {
    const issue_id = ids.get(`${record.service_id} ${record.fingerprint_key}`);
    if (issue_id === undefined) throw new Error("the upsert answered no issue for a record");
    return { ...record, issue_id };
  });
  await insertRecords(database, placed);
  await addRollups(database, sumRows(placed.flatMap(toRollups)));
  await addArrivals(database, sumRows(placed.map(toArrival)));
  const users = placed.flatMap(toUser);
  if (users.length > 0) await addIssueUsers(database, users);
  await recordFacts(database, prepareFacts(placed, issues));
}

function toRollups({ service_id, timestamp, environment, error_code, level, issue_id }: Placed) {
  return resolutions.map((resolution) => ({
    service_id,
    resolution,
    bucket: bucketStart(timestamp, resolution).toISOString(),
    environment,
    error_code,
    level,
    issue_id,
    count: 1,
  }));
}

function toArrival({ service_id, environment, error_code }: Placed) {
  return { service_id, environment, error_code, count: 1 };
}

function toUser({ service_id, issue_id, user_id }: Placed) {
  if (user_id === null) return [];
  const user_hash = createHash("sha256").update(user_id).digest("base64url").slice(0, 22);
  return [{ service_id, issue_id, user_hash }];
}

function prepareFacts(records: Placed[], issues: SeenIssue[]): Fact[] {
  const codes = new Map<string, { service_id: number; environment: string; codes: Set<string> }>();
  for (const { service_id, environment, error_code } of records) {
    const key = `${service_id} ${environment}`;
    const entry = codes.get(key) ?? { service_id, environment, codes: new Set<string>() };
    codes.set(key, entry);
    entry.codes.add(error_code);
  }
  const stored = [...codes.values()].map(({ service_id, environment, codes: error_codes }) => ({
    kind: "records-stored",
    service_id,
    payload: { environment, error_codes: [...error_codes] },
  }));
  const changed = issues
    .filter(({ opened, regressed }) => opened || regressed)
    .map(({ service_id, id, opened }) => ({
      kind: opened ? "issue-opened" : "issue-regressed",
      service_id,
      payload: { issue_id: id },
    }));
  return [...stored, ...changed];
}

async function describeOutcomes(
  database: Database,
  records: Grouped[],
  fresh: Set<Grouped>,
): Promise<StoreOutcome[]> {
  const repeated = records.filter((record) => !fresh.has(record));
  const rows = repeated.length > 0 ? await findRecordKeys(database, repeated.map(toKey)) : [];
  const references = new Map(rows.map((row) => [idOf(row), row.reference]));
  return records.map((record) => ({
    outcome: fresh.has(record) ? "stored" : "duplicate",
    id: record.event_id,
    reference: references.get(idOf(record)) ?? record.reference,
  }));
}

function toKey({ service_id, event_id }: NewRecord) {
  return { service_id, event_id };
}

function idOf({ service_id, event_id }: { service_id: number; event_id: string }): string {
  return `${service_id} ${event_id}`;
}
