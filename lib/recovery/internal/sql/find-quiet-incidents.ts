import type { Database } from "#lib/platform/database.ts";
import { handOverStates } from "#lib/recovery/run-state.ts";

export type QuietIncident = {
  id: string;
  service_id: number;
  environment: string;
  last_arrival: Date | null;
  /** It is about silence, not about codes. */
  silent: boolean;
  /** Its last run, where that ended with people. */
  handed_over_run_id: string | null;
};

/**
 * Open incidents that no live run works on and none of whose codes arrived for `quiet_seconds`. One without codes is
 * about silence: it is over only after something was heard.
 */
export function findQuietIncidents(
  database: Database,
  quiet_seconds: number,
): Promise<QuietIncident[]> {
  return database.$queryRaw<QuietIncident[]>`
    SELECT incidents.id, incidents.service_id, incidents.environment, last.second AS last_arrival,
      cardinality(incidents.error_codes) = 0 AS silent,
      CASE WHEN run.state = ANY(${handOverStates}::text[]) THEN run.id END AS handed_over_run_id
    FROM incidents
    LEFT JOIN LATERAL (
      SELECT max(second) AS second FROM arrivals
      WHERE service_id = incidents.service_id AND environment = incidents.environment
        AND second >= date_trunc('second', incidents.opened_at)
        AND error_code = ANY(incidents.error_codes)
    ) AS last ON true
    LEFT JOIN LATERAL (
      SELECT id, state FROM runs
      WHERE runs.incident_id = incidents.id
      ORDER BY ended_at DESC
      LIMIT 1
    ) AS run ON true
    WHERE incidents.closed_at IS NULL
      AND NOT EXISTS (
        SELECT 1 FROM runs WHERE runs.incident_id = incidents.id AND runs.ended_at IS NULL)
      AND coalesce(last.second, incidents.detected_at)
        < clock_timestamp() - make_interval(secs => ${quiet_seconds})
      AND (cardinality(incidents.error_codes) > 0
        OR EXISTS (
          SELECT 1 FROM arrivals
          WHERE service_id = incidents.service_id AND environment = incidents.environment
            AND second > incidents.detected_at)
        OR EXISTS (
          SELECT 1 FROM check_ins
          WHERE service_id = incidents.service_id AND environment = incidents.environment
            AND seen_at > incidents.detected_at))
    ORDER BY handed_over_run_id NULLS FIRST
    LIMIT 100`;
}
