import type { SettledRecord } from "#lib/issues/internal/grouped-record.ts";
import {
  isOfOwnOrigin,
  prepareArrivals,
  prepareChanges,
  prepareSampled,
} from "#lib/issues/internal/prepare-counts.ts";
import { prepareFacts } from "#lib/issues/internal/prepare-facts.ts";
import { prepareSightings } from "#lib/issues/internal/prepare-sightings.ts";
import { noteUsers, prepareUsers } from "#lib/issues/internal/prepare-users.ts";
import { forgetCalls, shareCalls } from "#lib/issues/internal/share-calls.ts";
import { findRecordKeys } from "#lib/issues/internal/sql/find-record-keys.ts";
import { type Batch, storeBatch } from "#lib/issues/internal/sql/store-batch.ts";
import { StaleGrouping } from "#lib/issues/internal/stale-grouping.ts";
import { gatherNews } from "#lib/issues/internal/stored-news.ts";
import { returnShare, takeShare } from "#lib/issues/internal/storm-share.ts";
import type { StoreOutcome } from "#lib/issues/new-record.ts";
import type { DatabasePool } from "#lib/platform/database.ts";
import { directStatements } from "#lib/platform/statements.ts";
import type { ServiceLimits } from "#lib/services/schemas.ts";

type LimitsOf = (serviceId: number) => ServiceLimits;
const mostTries = 5;

/** Stores records whose issues are settled, all or none; throws `StaleGrouping`. */
export async function storeSettled(
  pool: DatabasePool,
  records: SettledRecord[],
  limitsOf: LimitsOf,
): Promise<StoreOutcome[]> {
  const firsts = firstOfEach(records);
  const sampled = new Set(firsts.filter((record) => isBeyondShare(record, limitsOf)));
  let stored: SettledRecord[] = [];
  try {
    const { fresh, known } = await storeFresh(pool, firsts, sampled);
    stored = fresh;
    return describeOutcomes(records, fresh, sampled, known);
  } finally {
    returnShares(firsts, stored, sampled);
  }
}

type Fresh = { fresh: SettledRecord[]; known: Map<string, string> };

/** Stores those that are not there yet, and tells the references of those that are. */
async function storeFresh(
  pool: DatabasePool,
  firsts: SettledRecord[],
  sampled: ReadonlySet<SettledRecord>,
): Promise<Fresh> {
  let fresh = firsts;
  let known = new Map<string, string>();
  for (let tries = 1; ; tries += 1) {
    const failure = fresh.length === 0 ? null : await tryToStore(pool, fresh, sampled);
    if (failure === null) return { fresh, known };
    if (tries === mostTries) throw failure;
    known = await findKnown(pool, firsts);
    fresh = firsts.filter((record) => !known.has(idOf(record)));
  }
}

/** A try that failed and a record that was there before kept no body: the share of the minute is for others. */
function returnShares(
  firsts: SettledRecord[],
  stored: SettledRecord[],
  sampled: ReadonlySet<SettledRecord>,
): void {
  if (stored.length === firsts.length) return;
  const isStored = new Set(stored);
  for (const record of firsts) {
    if (!isStored.has(record) && !sampled.has(record)) returnShare(record.settled.head_id);
  }
}

/** Of records with the same event id, the first. */
function firstOfEach(records: SettledRecord[]): SettledRecord[] {
  const ids = new Set(records.map(({ event_id }) => event_id));
  if (ids.size === records.length) return records;
  const firsts = new Map<string, SettledRecord>();
  for (const record of records) {
    const id = idOf(record);
    if (!firsts.has(id)) firsts.set(id, record);
  }
  return [...firsts.values()];
}

/** Null when the records are stored, the failure where some of them are there already; throws any other one. */
async function tryToStore(
  pool: DatabasePool,
  records: SettledRecord[],
  sampled: ReadonlySet<SettledRecord>,
): Promise<Error | null> {
  const kept = sampled.size === 0 ? records : records.filter((record) => !sampled.has(record));
  const { note, ...shared } = shareCalls(pool, kept);
  const users = prepareUsers(pool, records);
  try {
    await storeBatch(directStatements(pool), {
      ...shared,
      users: [...users.values()],
      ...prepareCounts(records, sampled),
    });
    noteUsers(pool, users);
    gatherNews(pool, records, sampled);
    note();
    return null;
  } catch (cause) {
    if (!(cause instanceof Error) || !("code" in cause)) throw cause;
    if (cause.code === "PM002") throw new StaleGrouping("settle again", { cause });
    if (cause.code === "PM003") {
      forgetCalls(pool);
      return cause;
    }
    if ("constraint" in cause && cause.constraint === "record_keys_pkey") return cause;
    throw cause;
  }
}

function isBeyondShare({ service_id, settled }: SettledRecord, limitsOf: LimitsOf): boolean {
  const most = limitsOf(service_id).records_per_issue_per_minute;
  return most !== null && !takeShare(settled.head_id, most);
}

/** What is counted of all, also of those that are not kept. */
function prepareCounts(
  records: SettledRecord[],
  sampled: ReadonlySet<SettledRecord>,
): Omit<Batch, "records" | "calls" | "users"> {
  const ofOwnOrigin = records.filter(isOfOwnOrigin);
  const arriving =
    ofOwnOrigin.length === 0 ? records : records.filter((record) => !isOfOwnOrigin(record));
  return {
    keys: records,
    sightings: prepareSightings(records),
    leaves: prepareLeaves(records),
    changes: prepareChanges(arriving),
    own: {
      changes: prepareChanges(ofOwnOrigin),
      issues: listIssuesOnlyOf(ofOwnOrigin, arriving),
    },
    outcomes: prepareSampled(records.filter((record) => sampled.has(record))),
    arrivals: prepareArrivals(arriving),
    facts: prepareFacts(records),
  };
}

/** Ids of issues that count some of `these` records and none of the others. */
function listIssuesOnlyOf(these: SettledRecord[], others: SettledRecord[]): string[] {
  const elsewhere = new Set(others.map(({ settled }) => settled.head_id));
  return [...new Set(these.map(({ settled }) => settled.head_id))].filter(
    (id) => !elsewhere.has(id),
  );
}

function prepareLeaves(records: SettledRecord[]): Batch["leaves"] {
  const leaves = new Map(
    records.flatMap(({ service_id, settled: { issue_id, head_id } }) =>
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
  stored: SettledRecord[],
  sampled: ReadonlySet<SettledRecord>,
  known: Map<string, string>,
): StoreOutcome[] {
  if (stored.length === records.length) return records.map((record) => toStored(record, sampled));
  const isStored = new Set(stored);
  const references = referencesOf(stored, known);
  return records.map((record): StoreOutcome => {
    if (isStored.has(record)) return toStored(record, sampled);
    const { event_id: id, reference } = record;
    return { outcome: "duplicate", id, reference: references.get(idOf(record)) ?? reference };
  });
}

function toStored(record: SettledRecord, sampled: ReadonlySet<SettledRecord>): StoreOutcome {
  const { event_id: id, reference } = record;
  return { outcome: sampled.has(record) ? "sampled" : "stored", id, reference };
}

/** Of what was there before and of what was stored now. */
function referencesOf(stored: SettledRecord[], known: Map<string, string>): Map<string, string> {
  return new Map([...stored.map((record) => [idOf(record), record.reference] as const), ...known]);
}

function idOf({ service_id, event_id }: { service_id: number; event_id: string }): string {
  return `${service_id} ${event_id}`;
}
