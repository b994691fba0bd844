import type { Slice, Source } from "#lib/insights/bucket.ts";
import { inSlices, rollupsOf } from "#lib/insights/internal/sql/rollups-of.ts";
import type { Database } from "#lib/platform/database.ts";

export type CodeFilter = {
  service?: string | undefined;
  environment?: string | undefined;
  from: Date;
  until: Date;
  slices: Slice[];
  source: Source;
  limit: number;
};

export type CodeRow = {
  service_id: number;
  service: string;
  error_code: string;
  environments: string[];
  states: string[];
  count: number;
  previous_count: number;
  total: number;
  last_seen: Date;
};

/**
 * Which codes of which services are the most frequent, and how many were there in the period before? Their issues are
 * those that were counted under the code on the days of the range.
 */
export async function countCodes(database: Database, filter: CodeFilter): Promise<CodeRow[]> {
  const { from, until, slices, source, limit, service = null, environment = null } = filter;
  return database.$queryRaw`
    WITH by_environment AS (
      SELECT r.service_id, r.error_code, r.environment,
             sum(r.count) FILTER (WHERE r.bucket >= ${from}) AS count,
             sum(r.count) FILTER (WHERE r.bucket < ${from}) AS previous_count
      FROM ${rollupsOf(source)} r
      WHERE ${inSlices(slices)}
        AND (${environment}::text IS NULL OR r.environment = ${environment})
      GROUP BY 1, 2, 3
    ), ranked AS (
      SELECT c.service_id, s.name AS service, c.error_code,
             array_agg(c.environment ORDER BY c.environment) FILTER (WHERE c.count > 0) AS environments,
             sum(c.count)::float8 AS count, coalesce(sum(c.previous_count), 0)::float8 AS previous_count,
             sum(sum(c.count)) OVER ()::float8 AS total
      FROM by_environment c JOIN services s ON s.id = c.service_id
      WHERE ${service}::text IS NULL OR s.name = ${service}
      GROUP BY 1, 2, 3
      HAVING sum(c.count) > 0
      ORDER BY 5 DESC, 2, 3
      LIMIT ${limit}
    ), counted_issues AS (
      SELECT DISTINCT d.service_id, d.error_code, d.issue_id
      FROM current_rollups d
      WHERE d.resolution = 86400 AND d.bucket < ${until}
        AND d.bucket >= date_bin('1 day', ${from}::timestamptz, 'epoch')
        AND (${environment}::text IS NULL OR d.environment = ${environment})
    ), known AS (
      SELECT c.service_id, c.error_code, array_agg(DISTINCT coalesce(h.state, i.state)) AS states,
             max(least(coalesce(h.last_seen, i.last_seen), ${until})) AS last_seen
      FROM ranked
      JOIN counted_issues c ON c.service_id = ranked.service_id AND c.error_code = ranked.error_code
      JOIN issues i ON i.service_id = c.service_id AND i.id = c.issue_id
      LEFT JOIN issues h ON h.service_id = i.service_id AND h.id = i.merged_into
      GROUP BY 1, 2
    )
    SELECT ranked.*, coalesce(known.states, '{}') AS states,
           coalesce(known.last_seen, ${until}::timestamptz) AS last_seen
    FROM ranked LEFT JOIN known USING (service_id, error_code)
    ORDER BY ranked.count DESC, ranked.service, ranked.error_code`;
}
