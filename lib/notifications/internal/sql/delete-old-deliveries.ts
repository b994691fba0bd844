import type { Database } from "#lib/platform/database.ts";

/** Deletes what was settled, and threads that were closed, so many days ago, at most `most` rows of each. */
export async function deleteOldDeliveries(
  database: Database,
  { days, most }: { days: number; most: number },
): Promise<void> {
  await database.$executeRaw`
    DELETE FROM deliveries WHERE id = ANY(ARRAY(
      SELECT id FROM deliveries
      WHERE state NOT IN ('pending', 'grouped')
        AND created_at < clock_timestamp() - make_interval(days => ${days}::int)
      LIMIT ${most}::int))`;
  await database.$executeRaw`
    DELETE FROM notice_threads WHERE ctid = ANY(ARRAY(
      SELECT ctid FROM notice_threads
      WHERE closed_at < clock_timestamp() - make_interval(days => ${days}::int)
      LIMIT ${most}::int))`;
}
