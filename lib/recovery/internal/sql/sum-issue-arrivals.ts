import type { Database } from "#lib/platform/database.ts";

export type IssueArrivals = {
  error_code: string;
  title: string | null;
  count: number;
  first_at: Date;
};

/**
 * Arrivals of each issue in the window, in whole steps of ten seconds by the database's clock: as many rows as there are
 * issues, however many errors came. An issue that counts in another has the other's title.
 */
export function sumIssueArrivals(
  database: Database,
  place: { service_id: number; environment: string },
  question: { window_seconds: number; target_ids: string[] },
): Promise<IssueArrivals[]> {
  return database.$queryRaw<IssueArrivals[]>`
    SELECT sums.error_code, coalesce(heads.title, issues.title) AS title,
      sum(sums.count)::float8 AS count, min(sums.first_at) AS first_at
    FROM (
      SELECT issue_id, error_code, sum(count) AS count, min(bucket) AS first_at
      FROM current_issue_arrivals
      WHERE service_id = ${place.service_id} AND environment = ${place.environment}
        AND bucket > greatest(
          clock_timestamp() - make_interval(secs => ${question.window_seconds}::int),
          (SELECT max(runs.ended_at) FROM run_targets JOIN runs ON runs.id = run_targets.run_id
           WHERE run_targets.target_id = ANY(${question.target_ids}::uuid[])))
      GROUP BY issue_id, error_code
    ) AS sums
    LEFT JOIN issues ON issues.service_id = ${place.service_id} AND issues.id = sums.issue_id
    LEFT JOIN issues AS heads ON heads.service_id = ${place.service_id} AND heads.id = issues.merged_into
    GROUP BY sums.error_code, coalesce(heads.title, issues.title)`;
}
