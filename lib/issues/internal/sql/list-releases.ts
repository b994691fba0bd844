import type { Database } from "#lib/platform/database.ts";

export type ReleaseRow = { release: string; count: number; first_seen: Date; last_seen: Date };

/** Which releases do the newest `most` records of a service since `from` name? The one seen last first, ten of them. */
export function listReleaseRows(
  database: Database,
  filter: { service: string; from: Date; most: number },
): Promise<ReleaseRow[]> {
  return database.$queryRaw<ReleaseRow[]>`
    SELECT release, count(*)::int AS count, min(timestamp) AS first_seen, max(timestamp) AS last_seen
    FROM (
      SELECT release, timestamp FROM records
      WHERE service_id = (SELECT id FROM services WHERE name = ${filter.service})
        AND timestamp >= ${filter.from}
      ORDER BY timestamp DESC LIMIT ${filter.most}
    ) AS newest
    WHERE release IS NOT NULL
    GROUP BY release
    ORDER BY max(timestamp) DESC, release
    LIMIT 10`;
}
