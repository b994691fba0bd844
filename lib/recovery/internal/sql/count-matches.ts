import type { Database } from "#lib/platform/database.ts";

export type MatchQuestion = {
  key: string;
  service_id: number;
  environment: string;
  error_codes: string[];
  window_seconds: number;
  target_ids: string[];
};
export type CountedMatch = {
  key: string;
  count: number;
  total: number;
  first_at: Date | null;
  error_codes: string[];
};

/**
 * Arrivals per trigger and of all codes, by the database's clock. What arrived before the last run on one of the
 * targets ended has been dealt with by that run and does not count again.
 */
export function countMatches(
  database: Database,
  questions: MatchQuestion[],
): Promise<CountedMatch[]> {
  return database.$queryRaw<CountedMatch[]>`
    SELECT q.key,
      coalesce(sum(arrivals.count) FILTER (WHERE asked.yes), 0)::float8 AS count,
      coalesce(sum(arrivals.count), 0)::float8 AS total,
      min(arrivals.second) FILTER (WHERE asked.yes) AS first_at,
      array_remove(array_agg(DISTINCT arrivals.error_code) FILTER (WHERE asked.yes), NULL) AS error_codes
    FROM jsonb_to_recordset(${JSON.stringify(questions)}::jsonb)
      AS q(key text, service_id int, environment text, error_codes text[], window_seconds int, target_ids uuid[])
    LEFT JOIN LATERAL (
      SELECT max(runs.ended_at) AS ended_at
      FROM run_targets JOIN runs ON runs.id = run_targets.run_id
      WHERE run_targets.target_id = ANY(q.target_ids)
    ) AS last ON true
    LEFT JOIN arrivals
      ON arrivals.service_id = q.service_id AND arrivals.environment = q.environment
      AND arrivals.second > greatest(
        clock_timestamp() - make_interval(secs => q.window_seconds), last.ended_at)
    LEFT JOIN LATERAL (
      SELECT cardinality(q.error_codes) = 0 OR arrivals.error_code = ANY(q.error_codes) AS yes
    ) AS asked ON true
    GROUP BY q.key`;
}
