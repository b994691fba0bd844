import type { Database } from "#lib/platform/database.ts";

/** The beginning of the day on which a service first reported an error in an environment; null: never. */
export async function findFirstHeard(
  database: Database,
  place: { service_id: number; environment: string },
): Promise<Date | null> {
  const rows = await database.$queryRaw<{ day: Date | null }[]>`
    SELECT min(bucket) AS day FROM current_code_rollups
    WHERE service_id = ${place.service_id} AND resolution = 86400
      AND environment = ${place.environment}`;
  return rows[0]?.day ?? null;
}
