import type { Database } from "#lib/platform/database.ts";

/** Channels whose next digest is due: what waits has gathered long enough, and the last digest is long enough ago. */
export async function listGathered(
  database: Database,
  { gather_seconds, pause_seconds }: { gather_seconds: number; pause_seconds: number },
): Promise<string[]> {
  const rows = await database.$queryRaw<{ channel_id: string }[]>`
    SELECT waiting.channel_id FROM deliveries waiting
    WHERE waiting.state = 'grouped'
    GROUP BY waiting.channel_id
    HAVING min(waiting.created_at) <= clock_timestamp() - make_interval(secs => ${gather_seconds})
      AND NOT EXISTS (
        SELECT FROM deliveries digest
        WHERE digest.channel_id = waiting.channel_id AND digest.kind = 'incidents.digest'
          AND digest.created_at > clock_timestamp() - make_interval(secs => ${pause_seconds}))`;
  return rows.map(({ channel_id }) => channel_id);
}
