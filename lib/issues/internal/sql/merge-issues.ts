import type { Statements } from "#lib/platform/statements.ts";

export type Merge = {
  service_id: number;
  target: string;
  sources: string[];
  by: "person" | "template" | "version";
};

/**
 * Lets one issue count for others, with all that these count for; their records stay where they are. What the one was
 * alone is kept beside it, and whom each was merged into itself, so that a split takes it back.
 */
export async function mergeIssueRows(
  statements: Statements,
  { service_id, target, sources, by }: Merge,
): Promise<void> {
  await statements.query`
    WITH merged AS (
      UPDATE issues SET
        merged_under = CASE WHEN merged_into IS NULL THEN ${target}::uuid ELSE coalesce(merged_under, merged_into) END,
        merged_by = CASE WHEN merged_into IS NULL THEN ${by} ELSE merged_by END,
        merged_at = CASE WHEN merged_into IS NULL THEN statement_timestamp() ELSE merged_at END,
        merged_into = ${target}::uuid
      WHERE service_id = ${service_id}
        AND (id = ANY(${sources}::uuid[]) OR merged_into = ANY(${sources}::uuid[]))
      RETURNING id
    ), sums AS (
      SELECT coalesce(sum(count), 0) AS count, min(first_seen) AS first_seen, max(last_seen) AS last_seen,
             bool_or(state IN ('open', 'regressed')) AS open
      FROM issues
      WHERE service_id = ${service_id} AND id = ANY(${sources}::uuid[]) AND count > 0
    )
    UPDATE issues SET
      count = issues.count + sums.count,
      muted_to_count = issues.muted_to_count + sums.count,
      own_first_seen = coalesce(issues.own_first_seen, issues.first_seen),
      own_last_seen = coalesce(issues.own_last_seen, issues.last_seen),
      first_seen = least(issues.first_seen, sums.first_seen),
      last_seen = greatest(issues.last_seen, sums.last_seen),
      environments = ARRAY(
        SELECT DISTINCT unnest(environments) FROM issues parts
        WHERE parts.service_id = ${service_id} AND (parts.id = ${target}::uuid OR parts.id = ANY(${sources}::uuid[]))
        ORDER BY 1),
      opened_by_merge = CASE WHEN issues.state = 'resolved' AND sums.open THEN statement_timestamp()
        ELSE issues.opened_by_merge END,
      state = CASE WHEN issues.state = 'resolved' AND sums.open THEN 'open' ELSE issues.state END
    FROM sums
    WHERE issues.service_id = ${service_id} AND issues.id = ${target}::uuid`;
}
