import type { Database } from "#lib/platform/database.ts";

/** The latest check-in by which one of a service's monitors said that all is well, within so many seconds; else null. */
export async function findCheckIn(
  database: Database,
  place: { service_id: number; environment: string },
  withinSeconds: number,
): Promise<{ monitor: string; seen_at: Date } | null> {
  const rows = await database.$queryRaw<{ monitor: string; seen_at: Date }[]>`
    SELECT monitor, seen_at FROM check_ins
    WHERE service_id = ${place.service_id} AND environment = ${place.environment} AND status = 'ok'
      AND seen_at > clock_timestamp() - make_interval(secs => ${withinSeconds})
    ORDER BY seen_at DESC LIMIT 1`;
  return rows[0] ?? null;
}
