import type { Database } from "#lib/platform/database.ts";

/** How do the records of these issues spread over `parts` equal parts of the range? */
export async function countIssueParts(
  database: Database,
  filter: {
    issues: string[];
    from: Date;
    to: Date;
    until: Date;
    resolution: number;
    parts: number;
  },
): Promise<{ issue: string; part: number; count: number }[]> {
  const { issues, from, to, until, resolution, parts } = filter;
  return database.$queryRaw`
    WITH members AS (
      SELECT DISTINCT i.service_id, i.id, coalesce(i.merged_into, i.id) AS issue
      FROM issues named JOIN issues i ON i.service_id = named.service_id AND (i.id = named.id OR i.merged_into = named.id)
      WHERE named.id = ANY(${issues}::uuid[])
    )
    SELECT i.issue::text,
           least(${parts}::int, width_bucket(extract(epoch FROM r.bucket)::float8,
             extract(epoch FROM ${from}::timestamptz)::float8,
             extract(epoch FROM ${to}::timestamptz)::float8, ${parts}::int)) AS part,
           sum(r.count)::float8 AS count
    FROM members i JOIN current_rollups r ON r.service_id = i.service_id AND r.issue_id = i.id
    WHERE r.resolution = ${resolution} AND r.bucket >= ${from} AND r.bucket < ${until}
    GROUP BY 1, 2`;
}
