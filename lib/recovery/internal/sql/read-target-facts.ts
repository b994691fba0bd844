import type { Database } from "#lib/platform/database.ts";
import type { TargetFacts } from "#lib/recovery/gates.ts";

/** What the gates ask of targets: who holds them, when their last run ended, how often they were called. */
export function readTargetFacts(
  database: Database,
  target_ids: string[],
  attempts_window_seconds: number,
): Promise<TargetFacts[]> {
  return database.$queryRaw<TargetFacts[]>`
    SELECT targets.id, targets.name,
      held.run_id AS live_run_id, held.name AS live_run_name,
      held.state AS live_run_state, held.scenario_id AS live_scenario_id,
      last.ended_at AS last_ended_at,
      spent.attempts, spent.oldest_attempt_at
    FROM targets
    LEFT JOIN LATERAL (
      SELECT runs.id AS run_id, runs.name, runs.state, runs.scenario_id
      FROM run_targets JOIN runs ON runs.id = run_targets.run_id
      WHERE run_targets.target_id = targets.id AND run_targets.live
    ) AS held ON true
    LEFT JOIN LATERAL (
      SELECT max(runs.ended_at) AS ended_at
      FROM run_targets JOIN runs ON runs.id = run_targets.run_id
      WHERE run_targets.target_id = targets.id
    ) AS last ON true
    LEFT JOIN LATERAL (
      SELECT count(*)::int AS attempts, min(intended_at) AS oldest_attempt_at
      FROM attempts
      WHERE target_id = targets.id
        AND intended_at > clock_timestamp() - make_interval(secs => ${attempts_window_seconds})
    ) AS spent ON true
    WHERE targets.id = ANY(${target_ids}::uuid[]) AND targets.deleted_at IS NULL
    ORDER BY targets.name`;
}
