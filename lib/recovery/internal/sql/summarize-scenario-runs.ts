import type { Database } from "#lib/platform/database.ts";
import type { ReliabilityRange } from "#lib/recovery/internal/sql/reliability-range.ts";
import { concludedStates } from "#lib/recovery/run-state.ts";

export type ScenarioRuns = {
  scenario_id: string;
  service_id: number;
  runs: number;
  recovered: number;
  /** From the first error of the incident to its end, of those that recovered. */
  median_seconds: number | null;
};

/** How the runs of each scenario that ended in the range did. */
export function summarizeScenarioRuns(
  database: Database,
  { service_ids, environment, from, to }: ReliabilityRange,
): Promise<ScenarioRuns[]> {
  return database.$queryRaw<ScenarioRuns[]>`
    SELECT runs.scenario_id, runs.service_id,
      count(*)::int AS runs,
      count(*) FILTER (WHERE runs.state = 'RECOVERED')::int AS recovered,
      percentile_cont(0.5) WITHIN GROUP (
        ORDER BY extract(epoch FROM incidents.closed_at - incidents.opened_at)::float8)
        FILTER (WHERE runs.state = 'RECOVERED') AS median_seconds
    FROM runs LEFT JOIN incidents ON incidents.id = runs.incident_id
    WHERE runs.service_id = ANY(${service_ids}::int[]) AND runs.scenario_id IS NOT NULL
      AND runs.ended_at >= ${from} AND runs.ended_at <= ${to}
      AND runs.state = ANY(${concludedStates}::text[])
      AND (${environment}::text IS NULL OR runs.environment = ${environment})
    GROUP BY runs.scenario_id, runs.service_id`;
}
