import type { Database } from "#lib/platform/database.ts";
import type { DecisionOutcome } from "#lib/recovery/schemas.ts";

export type NewDecision = {
  scenario_id: string;
  scenario_version: number;
  service_id: number;
  environment: string;
  outcome: DecisionOutcome;
  reason: string;
  matched_count: number;
  incident_id: string | null;
  run_id: string | null;
  next_allowed_at: Date | null;
};

/** Writes decisions, each unless the same one about the same run was written within its last `repeat_seconds`. */
export async function insertDecisions(
  database: Database,
  decisions: (NewDecision & { repeat_seconds: number })[],
): Promise<void> {
  await database.$executeRaw`
    INSERT INTO decisions (at, scenario_id, scenario_version, service_id, environment, outcome,
      reason, matched_count, incident_id, run_id, next_allowed_at)
    SELECT clock_timestamp(), scenario_id, scenario_version, service_id, environment, outcome,
      reason, matched_count, incident_id, run_id, next_allowed_at
    FROM jsonb_to_recordset(${JSON.stringify(decisions)}::jsonb) AS new(
      scenario_id uuid, scenario_version int, service_id int, environment text, outcome text,
      reason text, matched_count bigint, incident_id uuid, run_id uuid, next_allowed_at timestamptz,
      repeat_seconds float8)
    WHERE NOT EXISTS (
      SELECT 1 FROM decisions AS same
      WHERE same.scenario_id = new.scenario_id
        AND same.scenario_version = new.scenario_version
        AND same.outcome = new.outcome
        AND same.run_id IS NOT DISTINCT FROM new.run_id
        AND same.incident_id IS NOT DISTINCT FROM new.incident_id
        AND same.at > clock_timestamp() - make_interval(secs => new.repeat_seconds))`;
}
