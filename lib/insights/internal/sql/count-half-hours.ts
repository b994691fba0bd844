import type { Database } from "#lib/platform/database.ts";

/** How many errors of a service fell into each half hour since then? Empty ones have no row. */
export function countHalfHours(
  database: Database,
  filter: { service: string; from: Date },
): Promise<{ bucket: Date; count: number }[]> {
  return database.$queryRaw`
    SELECT r.bucket, sum(r.count)::float8 AS count
    FROM current_code_rollups r
    WHERE r.service_id = (SELECT id FROM services WHERE name = ${filter.service})
      AND r.resolution = 1800 AND r.bucket >= ${filter.from}
    GROUP BY 1
    ORDER BY 1`;
}
