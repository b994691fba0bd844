import type { PlacedRecord, SettledRecord } from "#lib/issues/internal/grouped-record.ts";
import {
  prepareArrivals,
  prepareRollups,
  prepareSampled,
  prepareUsers,
} from "#lib/issues/internal/prepare-counts.ts";
import { prepareFacts } from "#lib/issues/internal/prepare-facts.ts";
import { prepareSightings } from "#lib/issues/internal/prepare-sightings.ts";
import { addArrivals } from "#lib/issues/internal/sql/add-arrivals.ts";
import { addIssueUsers } from "#lib/issues/internal/sql/add-issue-users.ts";
import { addOutcomes } from "#lib/issues/internal/sql/add-outcomes.ts";
import { addRollups } from "#lib/issues/internal/sql/add-rollups.ts";
import { findRecordKeys } from "#lib/issues/internal/sql/find-record-keys.ts";
import { insertRecordKeys } from "#lib/issues/internal/sql/insert-record-keys.ts";
import { insertRecords } from "#lib/issues/internal/sql/insert-records.ts";
import { lockLeaves } from "#lib/issues/internal/sql/lock-leaves.ts";
import {
  type IssueSighting,
  type SeenIssue,
  upsertIssues,
} from "#lib/issues/internal/sql/upsert-issues.ts";
import { takeShare } from "#lib/issues/internal/storm-share.ts";
import type { StoreOutcome } from "#lib/issues/new-record.ts";
import { addFacts } from "#lib/platform/facts.ts";
import type { DirectStatements, Statements } from "#lib/platform/statements.ts";
import type { ServiceLimits } from "#lib/services/schemas.ts";

/** Issues were merged or split since the fingerprints were settled: settle them again. */
export class StaleGrouping extends Error {
  override name = "StaleGrouping";
}

/** Stores records whose issues are settled, within an open transaction; throws `StaleGrouping`. */
export async function storeSettled(
  statements: DirectStatements,
  records: SettledRecord[],
  limitsOf: (serviceId: number) => ServiceLimits,
): Promise<StoreOutcome[]> {
  const fresh = await keepNew(statements, records);
  const placed = fresh.length > 0 ? await storeNew(statements, fresh, limitsOf) : [];
  return describeOutcomes(statements, records, placed);
}

async function keepNew(statements: Statements, records: SettledRecord[]): Promise<SettledRecord[]> {
  const firsts = new Map<string, SettledRecord>();
  for (const record of records) {
    const id = idOf(record);
    if (!firsts.has(id)) firsts.set(id, record);
  }
  const inserted = await insertRecordKeys(
    statements,
    [...firsts.values()].map(({ service_id, event_id, reference }) => ({
      service_id,
      event_id,
      reference,
    })),
  );
  return inserted.flatMap((key) => firsts.get(idOf(key)) ?? []);
}

/**
 * Rows that many transactions want (issues, rollups) come last, so that they are locked no longer than the commit
 * takes; nothing waits for an answer that it does not need.
 */
async function storeNew(
  statements: DirectStatements,
  records: SettledRecord[],
  limitsOf: (serviceId: number) => ServiceLimits,
): Promise<PlacedRecord[]> {
  const placed = records.map((record) => place(record, limitsOf));
  const sightings = prepareSightings(records);
  const [issues] = await Promise.all([
    upsertAfter(statements, placed, sightings),
    requireSameLeaves(statements, records),
    addRollups(statements, prepareRollups(placed)),
    addOutcomes(statements, prepareSampled(placed)),
    addArrivals(statements, prepareArrivals(placed)),
  ]);
  requireHeads(issues, records);
  const counts = new Map(sightings.map((sighting) => [keyOf(sighting), sighting.count]));
  const seen = issues.map((issue) => ({
    ...issue,
    opened: issue.count === counts.get(keyOf(issue)),
  }));
  statements.beforeCommit(addFacts(statements, prepareFacts(placed, seen)));
  return placed;
}

/** Statements are sent in the order in which they are called for. */
async function upsertAfter(
  statements: Statements,
  placed: PlacedRecord[],
  sightings: IssueSighting[],
): Promise<SeenIssue[]> {
  const [, , issues] = await Promise.all([
    insertRecords(statements, placed.filter(({ sampled }) => !sampled).map(toRow)),
    addIssueUsers(statements, prepareUsers(placed)),
    upsertIssues(statements, sightings),
  ]);
  return issues;
}

/** An issue that was split off again must not be counted where it was merged into. */
async function requireSameLeaves(statements: Statements, records: SettledRecord[]): Promise<void> {
  const leaves = new Map(
    records.flatMap(({ service_id, settled: { issue_id, head_id } }) =>
      issue_id === head_id ? [] : [[issue_id, { service_id, id: issue_id, head_id }]],
    ),
  );
  if (leaves.size === 0) return;
  const rows = await lockLeaves(statements, [...leaves.values()]);
  const same = rows.filter(({ id, merged_into }) => leaves.get(id)?.head_id === merged_into);
  if (same.length < leaves.size) throw new StaleGrouping();
}

/** Nor must an issue be counted that was merged meanwhile, or that was deleted and made anew. */
function requireHeads(issues: SeenIssue[], records: SettledRecord[]): void {
  const heads = new Set(records.map(({ settled }) => settled.head_id));
  const isStale = ({ id, merged_into }: SeenIssue) => merged_into !== null || !heads.has(id);
  if (issues.some(isStale)) throw new StaleGrouping();
}

function place(
  record: SettledRecord,
  limitsOf: (serviceId: number) => ServiceLimits,
): PlacedRecord {
  const { issue_id, head_id } = record.settled;
  const most = limitsOf(record.service_id).records_per_issue_per_minute;
  return { ...record, issue_id, sampled: most !== null && !takeShare(head_id, most) };
}

/** What is not a column would travel to the database for nothing. */
function toRow({
  grouping: _,
  settled: __,
  counted_code: ___,
  sampled: ____,
  ...row
}: PlacedRecord) {
  return row;
}

async function describeOutcomes(
  statements: Statements,
  records: SettledRecord[],
  placed: PlacedRecord[],
): Promise<StoreOutcome[]> {
  const fresh = new Map(placed.map((record) => [idOf(record), record.sampled]));
  const told = new Set<string>();
  const repeated: SettledRecord[] = [];
  const outcomes = records.map((record): StoreOutcome => {
    const id = idOf(record);
    const sampled = fresh.get(id);
    const isFirst = sampled !== undefined && !told.has(id);
    told.add(id);
    if (!isFirst) repeated.push(record);
    const outcome = !isFirst ? "duplicate" : sampled ? "sampled" : "stored";
    return { outcome, id: record.event_id, reference: record.reference };
  });
  if (repeated.length === 0) return outcomes;
  const rows = await findRecordKeys(
    statements,
    repeated.map(({ service_id, event_id }) => ({ service_id, event_id })),
  );
  const references = new Map(rows.map((row) => [idOf(row), row.reference]));
  return outcomes.map((outcome, index) => {
    const record = records[index];
    const first = record && references.get(idOf(record));
    return first ? { ...outcome, reference: first } : outcome;
  });
}

function idOf({ service_id, event_id }: { service_id: number; event_id: string }): string {
  return `${service_id} ${event_id}`;
}

function keyOf({ service_id, fingerprint }: { service_id: number; fingerprint: string }): string {
  return `${service_id} ${fingerprint}`;
}
