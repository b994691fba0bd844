import type { Database } from "#lib/platform/database.ts";

/**
 * Whether nothing but the asking run, which counted `error_codes` itself, holds the incident open: no other live run
 * works on it, and none of its other codes arrived more than `allowed` times from `from` on and before `to`.
 */
export async function isIncidentOver(
  database: Database,
  question: {
    incident_id: string;
    run_id: string;
    from: Date;
    to: Date;
    /** Empty: any code was counted; null: none was. */
    error_codes: string[] | null;
    allowed: number;
  },
): Promise<boolean> {
  const { incident_id, run_id, from, to, error_codes, allowed } = question;
  const rows = await database.$queryRaw<{ over: boolean }[]>`
    SELECT NOT EXISTS (
        SELECT 1 FROM runs
        WHERE runs.incident_id = incidents.id AND runs.ended_at IS NULL AND runs.id <> ${run_id}::uuid)
      AND (coalesce(cardinality(${error_codes}::text[]) = 0, false) OR NOT EXISTS (
        SELECT 1 FROM arrivals
        WHERE arrivals.service_id = incidents.service_id
          AND arrivals.environment = incidents.environment
          AND arrivals.second >= ${from} AND arrivals.second < ${to}
          AND arrivals.error_code = ANY(incidents.error_codes)
          AND coalesce(arrivals.error_code <> ALL(${error_codes}::text[]), true)
        GROUP BY arrivals.error_code
        HAVING sum(arrivals.count) > ${allowed}::int)) AS over
    FROM incidents WHERE incidents.id = ${incident_id}::uuid`;
  return rows[0]?.over ?? false;
}
