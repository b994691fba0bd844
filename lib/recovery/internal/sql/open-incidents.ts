import type { Database } from "#lib/platform/database.ts";
import { flapSeconds } from "#lib/recovery/run-limits.ts";

export type NewIncident = {
  service_id: number;
  environment: string;
  error_codes: string[];
  summary: string;
  opened_at: Date;
};
export type OpenedIncident = {
  id: string;
  service_id: number;
  environment: string;
  /** True where there was no open one before. */
  opened: boolean;
  /** Of these: the last one, which had ended shortly before. */
  reopened: boolean;
  /** How often it was opened again so far. */
  flaps: number;
};

/**
 * Opens the incidents of services and environments, one at most of each, or joins those that are open and adds their
 * codes. The last one is opened again where the service was well for less than 15 minutes, unless a person had closed
 * it. A unique violation says that another one was opened at the same moment.
 */
export function openIncidents(
  database: Database,
  incidents: NewIncident[],
): Promise<OpenedIncident[]> {
  return database.$queryRaw<OpenedIncident[]>`
    WITH asked AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(incidents)}::jsonb) AS asked(
        service_id int, environment text, error_codes text[], summary text, opened_at timestamptz)
    ), last AS MATERIALIZED (
      SELECT latest.id, asked.error_codes, asked.opened_at
      FROM asked JOIN LATERAL (
        SELECT id, closed_at, closed_by FROM incidents
        WHERE incidents.service_id = asked.service_id AND incidents.environment = asked.environment
        ORDER BY closed_at DESC NULLS FIRST
        LIMIT 1
        FOR NO KEY UPDATE
      ) AS latest ON true
    ), reopened AS (
      UPDATE incidents SET
        closed_at = NULL,
        closed_by = NULL,
        reopened_at = greatest(last.opened_at, incidents.closed_at),
        flaps = flaps + 1,
        error_codes = ARRAY(
          SELECT DISTINCT unnest(incidents.error_codes || last.error_codes) ORDER BY 1)
      FROM last
      WHERE incidents.id = last.id AND incidents.closed_by IN ('verification', 'itself', 'quiet')
        AND incidents.closed_at > last.opened_at - make_interval(secs => ${flapSeconds})
      RETURNING incidents.id, incidents.service_id, incidents.environment, incidents.flaps
    ), joined AS (
      INSERT INTO incidents (service_id, environment, error_codes, summary, opened_at, detected_at)
      SELECT service_id, environment, error_codes, summary, opened_at, clock_timestamp()
      FROM asked
      WHERE NOT EXISTS (
        SELECT FROM reopened
        WHERE reopened.service_id = asked.service_id AND reopened.environment = asked.environment)
      ON CONFLICT (service_id, environment) WHERE closed_at IS NULL DO UPDATE SET
        error_codes = ARRAY(
          SELECT DISTINCT unnest(incidents.error_codes || EXCLUDED.error_codes) ORDER BY 1)
      RETURNING id, service_id, environment, flaps, (xmax = 0) AS opened
    )
    SELECT id, service_id, environment, flaps, opened, false AS reopened FROM joined
    UNION ALL
    SELECT id, service_id, environment, flaps, true AS opened, true AS reopened FROM reopened`;
}
