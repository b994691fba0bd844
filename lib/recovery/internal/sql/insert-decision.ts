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

/** Writes a decision unless the same one about the same run was written within the last `repeat_seconds`. */
export async function insertDecision(
  database: Database,
  decision: NewDecision,
  repeat_seconds: number,
): Promise<boolean> {
  const written = await database.$executeRaw`
    INSERT INTO decisions (at, scenario_id, scenario_version, service_id, environment, outcome,
      reason, matched_count, incident_id, run_id, next_allowed_at)
    SELECT clock_timestamp(), ${decision.scenario_id}::uuid, ${decision.scenario_version},
      ${decision.service_id}, ${decision.environment}, ${decision.outcome}, ${decision.reason},
      ${decision.matched_count}, ${decision.incident_id}::uuid, ${decision.run_id}::uuid,
      ${decision.next_allowed_at}
    WHERE NOT EXISTS (
      SELECT 1 FROM decisions
      WHERE scenario_id = ${decision.scenario_id}::uuid
        AND scenario_version = ${decision.scenario_version}
        AND outcome = ${decision.outcome}
        AND run_id IS NOT DISTINCT FROM ${decision.run_id}::uuid
        AND incident_id IS NOT DISTINCT FROM ${decision.incident_id}::uuid
        AND at > clock_timestamp() - make_interval(secs => ${repeat_seconds}))`;
  return written === 1;
}
