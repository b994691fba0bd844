import type { Database } from "#lib/platform/database.ts";
import type { Match } from "#lib/recovery/trigger.ts";

export type MatchQuestion = {
  key: string;
  error_codes: string[];
  window_seconds: number;
  target_ids: string[];
};

/**
 * Arrivals per trigger, by the database's clock. What arrived before the last run on one of the targets ended has
 * been dealt with by that run and does not count again.
 */
export function countMatches(
  database: Database,
  place: { service_id: number; environment: string },
  questions: MatchQuestion[],
): Promise<(Match & { key: string })[]> {
  return database.$queryRaw<(Match & { key: string })[]>`
    SELECT q.key,
      coalesce(sum(arrivals.count), 0)::float8 AS count,
      min(arrivals.second) AS first_at,
      array_remove(array_agg(DISTINCT arrivals.error_code), NULL) AS error_codes
    FROM jsonb_to_recordset(${JSON.stringify(questions)}::jsonb)
      AS q(key text, error_codes text[], window_seconds int, target_ids uuid[])
    LEFT JOIN LATERAL (
      SELECT max(runs.ended_at) AS ended_at
      FROM run_targets JOIN runs ON runs.id = run_targets.run_id
      WHERE run_targets.target_id = ANY(q.target_ids)
    ) AS last ON true
    LEFT JOIN arrivals
      ON arrivals.service_id = ${place.service_id} AND arrivals.environment = ${place.environment}
      AND arrivals.second > greatest(
        clock_timestamp() - make_interval(secs => q.window_seconds), last.ended_at)
      AND (cardinality(q.error_codes) = 0 OR arrivals.error_code = ANY(q.error_codes))
    GROUP BY q.key`;
}
