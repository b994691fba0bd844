import type { Database } from "#lib/platform/database.ts";
import { flapSeconds } from "#lib/recovery/run-limits.ts";

export type OpenedIncident = {
  id: string;
  /** True where there was no open one before. */
  opened: boolean;
  /** Of these: the last one, which had ended shortly before. */
  reopened: boolean;
};

/**
 * Opens the incident of a service and environment, or joins the one that is open and adds its codes. The last one is
 * opened again where the service was well for less than 15 minutes, unless a person had closed it. A unique violation
 * says that another one was opened at the same moment.
 */
export async function openIncident(
  database: Database,
  incident: {
    service_id: number;
    environment: string;
    error_codes: string[];
    summary: string;
    opened_at: Date;
  },
): Promise<OpenedIncident> {
  const { service_id, environment, error_codes, summary, opened_at } = incident;
  const rows = await database.$queryRaw<OpenedIncident[]>`
    WITH last AS MATERIALIZED (
      SELECT id, closed_at, closed_by FROM incidents
      WHERE service_id = ${service_id} AND environment = ${environment}
      ORDER BY closed_at DESC NULLS FIRST
      LIMIT 1
    ), reopened AS (
      UPDATE incidents SET
        closed_at = NULL,
        closed_by = NULL,
        reopened_at = greatest(${opened_at}::timestamptz, incidents.closed_at),
        flaps = flaps + 1,
        error_codes = ARRAY(
          SELECT DISTINCT unnest(incidents.error_codes || ${error_codes}::text[]) ORDER BY 1)
      FROM last
      WHERE incidents.id = last.id AND incidents.closed_by IN ('verification', 'itself', 'quiet')
        AND incidents.closed_at > ${opened_at}::timestamptz - make_interval(secs => ${flapSeconds})
      RETURNING incidents.id
    ), joined AS (
      INSERT INTO incidents (service_id, environment, error_codes, summary, opened_at, detected_at)
      SELECT ${service_id}, ${environment}, ${error_codes}::text[], ${summary}, ${opened_at},
        clock_timestamp()
      WHERE NOT EXISTS (SELECT 1 FROM reopened)
      ON CONFLICT (service_id, environment) WHERE closed_at IS NULL DO UPDATE SET
        error_codes = ARRAY(
          SELECT DISTINCT unnest(incidents.error_codes || EXCLUDED.error_codes) ORDER BY 1)
      RETURNING id, (xmax = 0) AS opened
    )
    SELECT id, opened, false AS reopened FROM joined
    UNION ALL
    SELECT id, true AS opened, true AS reopened FROM reopened`;
  const row = rows[0];
  if (!row) throw new Error("an incident is either opened or joined");
  return row;
}
