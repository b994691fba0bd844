import type { Database } from "#lib/platform/database.ts";

/** When the first call of a run of each incident was made; incidents without one are left out. */
export function findFirstActions(
  database: Database,
  incident_ids: string[],
): Promise<{ incident_id: string; at: Date }[]> {
  return database.$queryRaw<{ incident_id: string; at: Date }[]>`
    SELECT runs.incident_id, min(attempts.intended_at) AS at
    FROM runs JOIN attempts ON attempts.run_id = runs.id
    WHERE runs.incident_id = ANY(${incident_ids}::uuid[])
    GROUP BY runs.incident_id`;
}
