import type { Database } from "#lib/platform/database.ts";

/**
 * The pagers in which an open thread has a page of its own, in the order of their ids. A digest may have told more of it
 * since; what only a digest told of has none.
 */
export async function listPagedChannels(database: Database, thread: string): Promise<string[]> {
  const rows = await database.$queryRaw<{ channel_id: string }[]>`
    SELECT thread.channel_id FROM notice_threads thread
    JOIN channels channel ON channel.id = thread.channel_id AND channel.type = 'pagerduty'
    WHERE thread.thread = ${thread} AND thread.closed_at IS NULL
      AND (thread.digest IS NULL OR EXISTS (
        SELECT FROM deliveries page
        WHERE page.channel_id = thread.channel_id AND page.thread = thread.thread
          AND page.phase IN ('opened', 'updated') AND page.state IN ('pending', 'delivered')))
    ORDER BY thread.channel_id`;
  return rows.map(({ channel_id }) => channel_id);
}
