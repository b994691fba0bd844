import type { PlacedRecord, SettledRecord } from "#lib/issues/internal/grouped-record.ts";
import {
  prepareArrivals,
  prepareChanges,
  prepareSampled,
  prepareUsers,
} from "#lib/issues/internal/prepare-counts.ts";
import { prepareFacts } from "#lib/issues/internal/prepare-facts.ts";
import { prepareSightings } from "#lib/issues/internal/prepare-sightings.ts";
import { findRecordKeys } from "#lib/issues/internal/sql/find-record-keys.ts";
import { type Batch, storeBatch } from "#lib/issues/internal/sql/store-batch.ts";
import { takeShare } from "#lib/issues/internal/storm-share.ts";
import type { StoreOutcome } from "#lib/issues/new-record.ts";
import type { DatabasePool } from "#lib/platform/database.ts";
import { directStatements } from "#lib/platform/statements.ts";
import type { ServiceLimits } from "#lib/services/schemas.ts";

/** Issues were merged or split since the fingerprints were settled: settle them again. */
export class StaleGrouping extends Error {
  override name = "StaleGrouping";
}

type LimitsOf = (serviceId: number) => ServiceLimits;
const mostTries = 5;

/** Stores records whose issues are settled, all or none; throws `StaleGrouping`. */
export async function storeSettled(
  pool: DatabasePool,
  records: SettledRecord[],
  limitsOf: LimitsOf,
): Promise<StoreOutcome[]> {
  const firsts = firstOfEach(records);
  let known = new Map<string, string>();
  for (let tries = 1; ; tries += 1) {
    const placed = firsts
      .filter((record) => !known.has(idOf(record)))
      .map((record) => place(record, limitsOf));
    const failure = placed.length === 0 ? null : await tryToStore(pool, placed);
    if (failure === null) return describeOutcomes(records, placed, known);
    if (tries === mostTries) throw failure;
    known = await findKnown(pool, firsts);
  }
}

/** Of records with the same event id, the first. */
function firstOfEach(records: SettledRecord[]): SettledRecord[] {
  const firsts = new Map<string, SettledRecord>();
  for (const record of records) {
    const id = idOf(record);
    if (!firsts.has(id)) firsts.set(id, record);
  }
  return [...firsts.values()];
}

/** Null when the records are stored, the failure where some of them are there already; throws any other one. */
async function tryToStore(pool: DatabasePool, placed: PlacedRecord[]): Promise<Error | null> {
  try {
    await storeBatch(directStatements(pool), prepareBatch(placed));
    return null;
  } catch (cause) {
    if (!(cause instanceof Error) || !("code" in cause)) throw cause;
    if (cause.code === "PM002") throw new StaleGrouping("settle again", { cause });
    if (cause.code === "PM001") return cause;
    throw cause;
  }
}

function place(record: SettledRecord, limitsOf: LimitsOf): PlacedRecord {
  const { issue_id, head_id } = record.settled;
  const most = limitsOf(record.service_id).records_per_issue_per_minute;
  return { ...record, issue_id, sampled: most !== null && !takeShare(head_id, most) };
}

function prepareBatch(placed: PlacedRecord[]): Batch {
  return {
    keys: placed.map(({ service_id, event_id, reference }) => ({
      service_id,
      event_id,
      reference,
    })),
    records: placed.filter(({ sampled }) => !sampled),
    users: prepareUsers(placed),
    sightings: prepareSightings(placed),
    leaves: prepareLeaves(placed),
    changes: prepareChanges(placed),
    outcomes: prepareSampled(placed),
    arrivals: prepareArrivals(placed),
    facts: prepareFacts(placed),
  };
}

function prepareLeaves(placed: PlacedRecord[]): Batch["leaves"] {
  const leaves = new Map(
    placed.flatMap(({ service_id, settled: { issue_id, head_id } }) =>
      issue_id === head_id ? [] : [[issue_id, { service_id, id: issue_id, head_id }]],
    ),
  );
  return [...leaves.values()];
}

/** The references of those records that are there already. */
async function findKnown(
  pool: DatabasePool,
  records: SettledRecord[],
): Promise<Map<string, string>> {
  const rows = await findRecordKeys(
    directStatements(pool),
    records.map(({ service_id, event_id }) => ({ service_id, event_id })),
  );
  return new Map(rows.map((row) => [idOf(row), row.reference]));
}

function describeOutcomes(
  records: SettledRecord[],
  placed: PlacedRecord[],
  known: Map<string, string>,
): StoreOutcome[] {
  const fresh = new Map(placed.map((record) => [idOf(record), record]));
  const told = new Set<string>();
  return records.map((record): StoreOutcome => {
    const id = idOf(record);
    const stored = fresh.get(id);
    const isFirst = stored !== undefined && !told.has(id);
    told.add(id);
    return {
      outcome: !isFirst ? "duplicate" : stored.sampled ? "sampled" : "stored",
      id: record.event_id,
      reference: known.get(id) ?? stored?.reference ?? record.reference,
    };
  });
}

function idOf({ service_id, event_id }: { service_id: number; event_id: string }): string {
  return `${service_id} ${event_id}`;
}
