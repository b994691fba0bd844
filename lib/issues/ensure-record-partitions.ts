import { createRecordPartitions } from "#lib/issues/internal/sql/create-record-partitions.ts";
import { dayOf, oldestKeptDay } from "#lib/issues/record-day.ts";
import type { DatabasePool } from "#lib/platform/database.ts";
import { environment } from "#lib/platform/env.ts";

const dayMilliseconds = 86_400_000;
const known = new WeakMap<DatabasePool, Set<string>>();

/**
 * Makes sure that records of these times have a partition to go to; asks the database once per day and process. A day
 * out of the retention is asked for each time: its partition may have been dropped since.
 */
export async function ensureRecordPartitions(pool: DatabasePool, times: Date[]): Promise<void> {
  const oldest = dayOf(oldestKeptDay(new Date(), environment().RETENTION_DAYS));
  const seen = known.get(pool) ?? new Set<string>();
  known.set(pool, seen);
  const days = new Map(times.map((time) => [Math.floor(time.getTime() / dayMilliseconds), time]));
  const missing = [...days.values()]
    .map(dayOf)
    .filter((day) => !seen.has(day) || day < oldest)
    .sort();
  if (missing.length === 0) return;
  await createRecordPartitions(pool, missing);
  for (const day of missing) seen.add(day);
}

/** Today and the next three days: the worker makes them ahead, so that no record waits for one. */
export async function preparePartitionsAhead(pool: DatabasePool, now: Date): Promise<void> {
  const ahead = [0, 1, 2, 3].map((days) => new Date(now.getTime() + days * dayMilliseconds));
  await ensureRecordPartitions(pool, ahead);
}
