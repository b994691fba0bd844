import type { Database } from "#lib/platform/database.ts";

export type QuietIncident = {
  id: string;
  service_id: number;
  environment: string;
  last_arrival: Date | null;
};

/** Open incidents that no live run works on and none of whose codes arrived for `quiet_seconds`. */
export function findQuietIncidents(
  database: Database,
  quiet_seconds: number,
): Promise<QuietIncident[]> {
  return database.$queryRaw<QuietIncident[]>`
    SELECT incidents.id, incidents.service_id, incidents.environment, last.second AS last_arrival
    FROM incidents
    LEFT JOIN LATERAL (
      SELECT max(second) AS second FROM arrivals
      WHERE service_id = incidents.service_id AND environment = incidents.environment
        AND second >= date_trunc('second', incidents.opened_at)
        AND error_code = ANY(incidents.error_codes)
    ) AS last ON true
    WHERE incidents.closed_at IS NULL
      AND NOT EXISTS (
        SELECT 1 FROM runs WHERE runs.incident_id = incidents.id AND runs.ended_at IS NULL)
      AND coalesce(last.second, incidents.detected_at)
        < clock_timestamp() - make_interval(secs => ${quiet_seconds})
    LIMIT 100`;
}
