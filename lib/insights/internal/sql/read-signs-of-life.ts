import type { Database } from "#lib/platform/database.ts";

export type SignsOfLifeRow = {
  record_at: Date | null;
  check_in_at: Date | null;
  key_used_at: Date | null;
};

/** When did a service last report an error, let a monitor check in, and use its own key? */
export async function readSignsOfLife(
  database: Database,
  service: string,
): Promise<SignsOfLifeRow | null> {
  const rows = await database.$queryRaw<SignsOfLifeRow[]>`
    SELECT
      (SELECT max(last_seen) FROM issues WHERE service_id = s.id) AS record_at,
      (SELECT max(seen_at) FROM check_ins WHERE service_id = s.id AND status = 'ok') AS check_in_at,
      (SELECT max(last_used_at) FROM ingest_keys WHERE service_id = s.id) AS key_used_at
    FROM services s WHERE s.name = ${service}`;
  return rows[0] ?? null;
}
