import type { Database } from "#lib/platform/database.ts";
import type { ReliabilityRange } from "#lib/recovery/internal/sql/reliability-range.ts";

/** Seconds at the half and at 95 of 100; null where nothing was measured. */
type Percentiles = [number, number] | null;

export type IncidentSummary = {
  /** Null: of all services together. */
  service_id: number | null;
  incidents: number;
  open: number;
  flaps: number;
  detected: number;
  detect: Percentiles;
  acted: number;
  act: Percentiles;
  ended: number;
  recover: Percentiles;
  /** Of those that ended: recovered by a run that nobody pressed or decided. */
  auto_recovered: number;
};

/**
 * Incidents of each service, and of all together, that were open at some time of the range. A moment counts where it lies in the range:
 * what was detected before it is not in the times of detection.
 */
export function summarizeIncidents(
  database: Database,
  { service_ids, environment, from, to }: ReliabilityRange,
): Promise<IncidentSummary[]> {
  return database.$queryRaw<IncidentSummary[]>`
    WITH chosen AS MATERIALIZED (
      SELECT id, service_id, opened_at, detected_at, closed_at, closed_by, flaps FROM incidents
      WHERE service_id = ANY(${service_ids}::int[]) AND opened_at < ${to}
        AND (closed_at IS NULL OR closed_at >= ${from})
        AND (${environment}::text IS NULL OR environment = ${environment})
    ), worked AS (
      SELECT runs.incident_id,
        min(attempts.intended_at) AS first_action_at,
        bool_or(runs.state = 'RECOVERED' AND runs.cause = 'trigger' AND runs.decided_by IS NULL)
          AND NOT bool_or(runs.state = 'RECOVERED'
            AND (runs.cause <> 'trigger' OR runs.decided_by IS NOT NULL)) AS alone
      FROM runs
      LEFT JOIN attempts ON attempts.run_id = runs.id
      WHERE runs.incident_id IN (SELECT id FROM chosen)
      GROUP BY runs.incident_id
    ), timed AS (
      SELECT chosen.*, worked.alone,
        CASE WHEN detected_at >= ${from} AND detected_at < ${to}
          THEN extract(epoch FROM detected_at - opened_at) END AS detect,
        CASE WHEN first_action_at >= ${from} AND first_action_at < ${to}
          THEN extract(epoch FROM first_action_at - opened_at) END AS act,
        CASE WHEN closed_at <= ${to} THEN extract(epoch FROM closed_at - opened_at) END AS recover
      FROM chosen LEFT JOIN worked ON worked.incident_id = chosen.id
    )
    SELECT service_id,
      count(*)::int AS incidents,
      count(*) FILTER (WHERE closed_at IS NULL)::int AS open,
      coalesce(sum(flaps), 0)::int AS flaps,
      count(detect)::int AS detected,
      percentile_cont(ARRAY[0.5, 0.95]) WITHIN GROUP (ORDER BY detect::float8) AS detect,
      count(act)::int AS acted,
      percentile_cont(ARRAY[0.5, 0.95]) WITHIN GROUP (ORDER BY act::float8) AS act,
      count(recover)::int AS ended,
      percentile_cont(ARRAY[0.5, 0.95]) WITHIN GROUP (ORDER BY recover::float8) AS recover,
      count(recover) FILTER (WHERE closed_by = 'verification' AND alone)::int AS auto_recovered
    FROM timed GROUP BY GROUPING SETS ((service_id), ())`;
}
