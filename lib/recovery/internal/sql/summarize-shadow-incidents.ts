import type { Database } from "#lib/platform/database.ts";
import type { ReliabilityRange } from "#lib/recovery/internal/sql/reliability-range.ts";
import { naturalRecoverySeconds, quietSeconds } from "#lib/recovery/run-limits.ts";

export type ShadowIncidents = {
  scenario_id: string;
  service_id: number;
  of: number;
  by_itself: number;
};

/**
 * Incidents that each scenario met in shadow mode in the range, and those of them that ended soon after though nothing
 * was called. Every incident ends some day, so only an end within the time counts, and one whose time is not up,
 * or which may yet be found to have ended within it, is not counted at all.
 */
export function summarizeShadowIncidents(
  database: Database,
  { service_ids, environment, from, to, now }: ReliabilityRange,
): Promise<ShadowIncidents[]> {
  return database.$queryRaw<ShadowIncidents[]>`
    WITH met AS (
      SELECT scenario_id, service_id, incident_id, min(at) AS at FROM decisions
      WHERE at >= ${from} AND at < ${to} AND outcome = 'DRY_RUN' AND incident_id IS NOT NULL
        AND service_id = ANY(${service_ids}::int[])
        AND (${environment}::text IS NULL OR environment = ${environment})
      GROUP BY scenario_id, service_id, incident_id
    ), judged AS (
      SELECT met.scenario_id, met.service_id,
        incidents.closed_at IS NOT NULL OR met.at < ${now}::timestamptz
          - make_interval(secs => ${naturalRecoverySeconds + quietSeconds}) AS decided,
        coalesce(incidents.closed_by IN ('itself', 'quiet')
          AND incidents.closed_at <= met.at + make_interval(secs => ${naturalRecoverySeconds})
          AND NOT EXISTS (
            SELECT 1 FROM runs JOIN attempts ON attempts.run_id = runs.id
            WHERE runs.incident_id = incidents.id), false) AS by_itself
      FROM met JOIN incidents ON incidents.id = met.incident_id
    )
    SELECT scenario_id, service_id,
      count(*)::int AS of,
      count(*) FILTER (WHERE by_itself)::int AS by_itself
    FROM judged WHERE decided GROUP BY scenario_id, service_id`;
}
