import type { Database } from "#lib/platform/database.ts";

/** Closes a channel's thread; answers the thread of the digest that told of it, and whether any message of its own may have arrived. Null when it was not open. */
export async function closeThread(
  database: Database,
  { channel_id, thread }: { channel_id: string; thread: string },
): Promise<{ digest: string | null; told: boolean } | null> {
  const [closed] = await database.$queryRaw<{ digest: string | null; told: boolean }[]>`
    WITH closed AS (
      UPDATE notice_threads SET closed_at = clock_timestamp(), update_at = NULL, folded = 0
      WHERE channel_id = ${channel_id}::uuid AND thread = ${thread} AND closed_at IS NULL
      RETURNING channel_id, thread, digest
    ), dropped AS (
      UPDATE deliveries delivery SET state = 'folded'
      FROM closed
      WHERE delivery.channel_id = closed.channel_id AND delivery.thread = closed.thread
        AND delivery.state IN ('pending', 'grouped') AND delivery.phase <> 'resolved'
    )
    SELECT digest, EXISTS (
      SELECT FROM deliveries delivery
      WHERE delivery.channel_id = closed.channel_id AND delivery.thread = closed.thread
        AND delivery.phase IN ('opened', 'updated')
        AND (delivery.state = 'delivered' OR (delivery.tries > 0 AND delivery.state <> 'failed'))
    ) AS told
    FROM closed`;
  return closed ?? null;
}
