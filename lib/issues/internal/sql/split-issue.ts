import type { Statements } from "#lib/platform/statements.ts";

/**
 * Takes members out of the issue that counts for them. What each has is added up from the rollups of whole days, which
 * outlive records and know every fingerprint's own issue; the last time of each from its records, where there are any.
 */
export async function splitIssueRows(
  statements: Statements,
  { service_id, head, members }: { service_id: number; head: string; members: string[] },
): Promise<void> {
  await statements.query`
    UPDATE issues SET merged_into = NULL, merged_by = NULL, merged_at = NULL, stays_apart = true
    WHERE service_id = ${service_id} AND id = ANY(${members}::uuid[])`;
  await statements.query`
    UPDATE issues SET count = own.count, muted_to_count = muted_to_count + own.count - issues.count,
      last_seen = coalesce(own.last_seen, issues.last_seen)
    FROM (
      SELECT h.id,
             (SELECT coalesce(sum(r.count), 0) FROM current_rollups r
              WHERE r.service_id = ${service_id} AND r.resolution = 86400 AND r.issue_id IN (
                SELECT p.id FROM issues p WHERE p.service_id = ${service_id} AND (p.id = h.id OR p.merged_into = h.id))
             ) AS count,
             (SELECT max(latest.timestamp) FROM issues p, LATERAL (
                SELECT r.timestamp FROM records r
                WHERE r.service_id = ${service_id} AND r.issue_id = p.id ORDER BY r.timestamp DESC LIMIT 1) AS latest
              WHERE p.service_id = ${service_id} AND (p.id = h.id OR p.merged_into = h.id)
             ) AS last_seen
      FROM issues h
      WHERE h.service_id = ${service_id} AND (h.id = ${head}::uuid OR h.id = ANY(${members}::uuid[]))
    ) AS own
    WHERE issues.service_id = ${service_id} AND issues.id = own.id`;
}
