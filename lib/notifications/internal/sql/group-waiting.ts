import type { Database } from "#lib/platform/database.ts";

/** Gives what a channel has not begun to send to its next digest. */
export async function groupWaiting(database: Database, channel_id: string): Promise<void> {
  await database.$executeRaw`
    UPDATE deliveries SET state = 'grouped'
    WHERE channel_id = ${channel_id}::uuid AND state = 'pending' AND tries = 0
      AND lease_until IS NULL AND thread IS NOT NULL AND phase IN ('opened', 'updated')
      AND kind <> 'incidents.digest'`;
}
