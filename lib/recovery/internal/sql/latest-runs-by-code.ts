import type { Database } from "#lib/platform/database.ts";

/** Which run was the latest for each service and error code of its incident, the newest first? */
export async function latestRunsByCode(
  database: Database,
  { since, limit }: { since: Date; limit: number },
): Promise<{ id: string; service: string; error_code: string; state: string }[]> {
  return database.$queryRaw`
    SELECT id, service, error_code, state FROM (
      SELECT DISTINCT ON (r.service_id, code) r.id::text, s.name AS service, code AS error_code, r.state, r.created_at
      FROM runs r
      JOIN incidents n ON n.id = r.incident_id
      JOIN services s ON s.id = r.service_id
      CROSS JOIN unnest(n.error_codes) AS code
      WHERE r.created_at >= ${since}
      ORDER BY r.service_id, code, r.created_at DESC
    ) AS latest
    ORDER BY created_at DESC
    LIMIT ${limit}`;
}
