import { deriveFingerprintV2 } from "#lib/grouping/fingerprint-v2.ts";
import { ensureRecordPartitions } from "#lib/issues/ensure-record-partitions.ts";
import type { GroupedRecord } from "#lib/issues/internal/grouped-record.ts";
import { readGroupingRules } from "#lib/issues/internal/grouping-rules.ts";
import { settleCodes } from "#lib/issues/internal/settle-codes.ts";
import { forgetSettled, settleFingerprints } from "#lib/issues/internal/settle-fingerprints.ts";
import { StaleGrouping } from "#lib/issues/internal/stale-grouping.ts";
import { storeSettled } from "#lib/issues/internal/store-settled.ts";
import { wakeSoon } from "#lib/issues/internal/wake-soon.ts";
import type { NewRecord, StoreOutcome } from "#lib/issues/new-record.ts";
import { keptTime, oldestKeptDay } from "#lib/issues/record-day.ts";
import { deriveReference } from "#lib/issues/reference.ts";
import type { Context } from "#lib/platform/context.ts";
import type { DatabasePool } from "#lib/platform/database.ts";
import { isConflict } from "#lib/platform/database-failure.ts";
import { environment } from "#lib/platform/env.ts";
import { type ServiceLimits, withoutLimits } from "#lib/services/schemas.ts";

const mostTries = 5;

/**
 * Stores records with their issues, rollups, arrivals and facts in one transaction, and answers in input order
 * what became of each. An event id seen before changes nothing.
 */
export async function storeRecords(
  context: Context & { database: DatabasePool },
  given: NewRecord[],
  limitsOf: (serviceId: number) => ServiceLimits = () => withoutLimits,
): Promise<StoreOutcome[]> {
  const { database } = context;
  const records = withKeptTimes(given, context.now());
  await ensureRecordPartitions(
    database,
    records.map(({ timestamp }) => timestamp),
  );
  const grouped = await groupRecords(database, records, limitsOf);
  for (let tries = 1; ; tries += 1) {
    try {
      const settled = await settleFingerprints(database, grouped);
      const outcomes = await storeSettled(database, settled, limitsOf);
      wakeSoon(database);
      return outcomes;
    } catch (error) {
      if (tries === mostTries || !mayBeRepeated(error)) throw error;
      if (error instanceof StaleGrouping) forgetSettled(database);
      else await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** tries));
    }
  }
}

/** Only records that waited long in the spool have left the retention meanwhile. */
function withKeptTimes(records: NewRecord[], now: Date): NewRecord[] {
  const oldest = oldestKeptDay(now, environment().RETENTION_DAYS);
  if (records.every(({ timestamp }) => timestamp >= oldest)) return records;
  return records.map((record) => ({
    ...record,
    timestamp: keptTime(record.timestamp, now, oldest),
  }));
}

/** Another transaction was in the way; the same work may succeed now. */
function mayBeRepeated(error: unknown): boolean {
  return error instanceof StaleGrouping || isConflict(error);
}

async function groupRecords(
  pool: DatabasePool,
  records: NewRecord[],
  limitsOf: (serviceId: number) => ServiceLimits,
): Promise<GroupedRecord[]> {
  const codes = await settleCodes(pool, records, (id) => limitsOf(id).error_codes);
  const rulesOf = await readGroupingRules(pool);
  return records.map((record, index) => {
    const counted_code = codes[index] ?? record.error_code;
    const isOwn = counted_code === record.error_code;
    const counted = isOwn ? record : { ...record, error_code: counted_code };
    return {
      ...record,
      counted_code,
      reference: deriveReference(record.request_id ?? record.event_id),
      grouping: deriveFingerprintV2(counted, rulesOf(record.service_id)),
    };
  });
}
