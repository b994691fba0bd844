import type { Database } from "#lib/platform/database.ts";

/** How many messages about incidents a channel was given within so many seconds, counted up to `most`; digests do not count. */
export async function countLately(
  database: Database,
  { channel_id, seconds, most }: { channel_id: string; seconds: number; most: number },
): Promise<number> {
  const [found] = await database.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT FROM deliveries
      WHERE channel_id = ${channel_id}::uuid AND thread IS NOT NULL AND state <> 'folded'
        AND phase <> 'acknowledged' AND kind <> 'incidents.digest'
        AND created_at > clock_timestamp() - make_interval(secs => ${seconds})
      LIMIT ${most}::int) AS lately`;
  return found?.count ?? 0;
}
