import type { Database } from "#lib/platform/database.ts";

export type GroupedDelivery = {
  id: string;
  thread: string;
  phase: string;
  message: unknown;
  /** Whether its incident still goes on. */
  open: boolean;
};

/** What waits for a channel's digest, oldest first: from now on it is told by that. */
export function takeGrouped(database: Database, channel_id: string): Promise<GroupedDelivery[]> {
  return database.$queryRaw<GroupedDelivery[]>`
    WITH taken AS (
      UPDATE deliveries SET state = 'folded'
      WHERE channel_id = ${channel_id}::uuid AND state = 'grouped'
      RETURNING id, channel_id, thread, phase, message, created_at
    )
    SELECT taken.id, taken.thread, taken.phase, taken.message, thread.closed_at IS NULL AS open
    FROM taken
    JOIN notice_threads thread
      ON thread.channel_id = taken.channel_id AND thread.thread = taken.thread
    ORDER BY taken.created_at`;
}
