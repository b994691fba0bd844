import type { Database } from "#lib/platform/database.ts";

/** Makes a delivery that waits or was given up due now, with all its tries before it; false when it is under way or has arrived. */
export async function makeDueAgain(
  database: Database,
  { id, channel_id }: { id: string; channel_id: string },
): Promise<boolean> {
  const changed = await database.$executeRaw`
    UPDATE deliveries SET state = 'pending', tries = 0, next_try_at = clock_timestamp()
    WHERE id = ${id}::uuid AND channel_id = ${channel_id}::uuid AND state IN ('pending', 'failed')
      AND (lease_until IS NULL OR lease_until < clock_timestamp())`;
  return changed === 1;
}
