import type { Database } from "#lib/platform/database.ts";

/**
 * Working channels, in the order of their ids, that could be told a notice which reached nobody; none when a channel
 * has it, or has failed it fewer than `tries` times.
 */
export async function findUntold(
  database: Database,
  { dedup_key, tries }: { dedup_key: string; tries: number },
): Promise<string[]> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT channel.id FROM channels channel
    WHERE channel.disabled_at IS NULL
      AND NOT EXISTS (
        SELECT FROM deliveries same
        WHERE same.channel_id = channel.id AND same.dedup_key = ${dedup_key})
      AND NOT EXISTS (
        SELECT FROM deliveries told
        WHERE told.dedup_key = ${dedup_key}
          AND (told.state IN ('delivered', 'grouped', 'folded')
            OR (told.state = 'pending' AND told.tries < ${tries}::int)))
    ORDER BY channel.id`;
  return rows.map(({ id }) => id);
}
