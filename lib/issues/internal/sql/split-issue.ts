import type { Statements } from "#lib/platform/statements.ts";

type Split = { service_id: number; head: string; members: string[] };

/** Takes members out of the issue that counts for them, each with what had been merged into it before. */
export async function splitIssueRows(statements: Statements, split: Split): Promise<void> {
  await detachRows(statements, split);
  await recount(statements, split.service_id, [split.head, ...split.members]);
}

async function detachRows(
  statements: Statements,
  { service_id, head, members }: Split,
): Promise<void> {
  await statements.query`
    WITH RECURSIVE parts AS (
      SELECT id, id AS root FROM issues WHERE service_id = ${service_id} AND id = ANY(${members}::uuid[])
      UNION ALL
      SELECT i.id, parts.root FROM parts
      JOIN issues i ON i.service_id = ${service_id} AND i.merged_into = ${head}::uuid AND i.merged_under = parts.id
      WHERE NOT i.id = ANY(${members}::uuid[])
    )
    UPDATE issues i SET
      merged_into = nullif(parts.root, i.id),
      merged_under = CASE WHEN i.id = parts.root THEN NULL ELSE i.merged_under END,
      merged_by = CASE WHEN i.id = parts.root THEN NULL ELSE i.merged_by END,
      merged_at = CASE WHEN i.id = parts.root THEN NULL ELSE i.merged_at END,
      stays_apart = i.stays_apart OR i.id = parts.root
    FROM parts WHERE i.service_id = ${service_id} AND i.id = parts.id`;
}

/**
 * What each of the issues has by itself and by those merged into it. Counts and environments are added up from the
 * rollups of whole days, which outlive records and know every fingerprint's own issue; times are those from before the
 * merges, and those of records. What a merge had opened is resolved again, unless something came or somebody changed it.
 */
async function recount(statements: Statements, service_id: number, heads: string[]): Promise<void> {
  await statements.query`
    WITH parts AS (
      SELECT p.id, coalesce(p.merged_into, p.id) AS head_id, p.merged_into IS NOT NULL AS is_member,
             p.merged_into IS NOT NULL AND p.state IN ('open', 'regressed') AS opens,
             coalesce(p.own_first_seen, p.first_seen) AS first_seen, coalesce(p.own_last_seen, p.last_seen) AS last_seen
      FROM issues p
      WHERE p.service_id = ${service_id} AND (p.id = ANY(${heads}::uuid[]) OR p.merged_into = ANY(${heads}::uuid[]))
    ), counted AS (
      SELECT parts.head_id, sum(r.count) AS count, max(r.bucket) AS last_day,
             array_agg(DISTINCT r.environment ORDER BY r.environment) AS environments
      FROM current_rollups r JOIN parts ON parts.id = r.issue_id
      WHERE r.service_id = ${service_id} AND r.resolution = 86400
      GROUP BY 1
    ), seen AS (
      SELECT parts.head_id, bool_or(parts.is_member) AS has_members, bool_or(parts.opens) AS opens,
             least(min(parts.first_seen), min(earliest.timestamp)) AS first_seen,
             greatest(max(parts.last_seen), max(latest.timestamp)) AS last_seen
      FROM parts
      LEFT JOIN LATERAL (SELECT r.timestamp FROM records r WHERE r.service_id = ${service_id} AND r.issue_id = parts.id
        ORDER BY r.timestamp LIMIT 1) AS earliest ON true
      LEFT JOIN LATERAL (SELECT r.timestamp FROM records r WHERE r.service_id = ${service_id} AND r.issue_id = parts.id
        ORDER BY r.timestamp DESC LIMIT 1) AS latest ON true
      GROUP BY 1
    ), own AS (
      SELECT seen.head_id AS id, coalesce(counted.count, 0) AS count, counted.environments, seen.first_seen,
             greatest(seen.last_seen, counted.last_day) AS last_seen, seen.has_members, seen.opens
      FROM seen LEFT JOIN counted ON counted.head_id = seen.head_id
    )
    UPDATE issues i SET
      count = own.count, muted_to_count = i.muted_to_count + own.count - i.count,
      first_seen = own.first_seen, last_seen = own.last_seen,
      environments = coalesce(own.environments, i.environments),
      environment = CASE WHEN i.environment = ANY(own.environments) THEN i.environment
        ELSE coalesce(own.environments[1], i.environment) END,
      state = CASE WHEN i.state = 'open' AND NOT own.opens AND i.state_changed_at <= i.opened_by_merge
        AND own.last_seen <= i.opened_by_merge THEN 'resolved' ELSE i.state END,
      opened_by_merge = CASE WHEN own.has_members THEN i.opened_by_merge END,
      own_first_seen = CASE WHEN own.has_members THEN i.own_first_seen END,
      own_last_seen = CASE WHEN own.has_members THEN i.own_last_seen END
    FROM own WHERE i.service_id = ${service_id} AND i.id = own.id`;
}
