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
    SELECT coalesce(i.merged_into, i.id)::text AS issue,
           least(${parts}::int, width_bucket(extract(epoch FROM r.bucket)::float8,
             extract(epoch FROM ${from}::timestamptz)::float8,
             extract(epoch FROM ${to}::timestamptz)::float8, ${parts}::int)) AS part,
           sum(r.count)::float8 AS count
    FROM issues i JOIN current_rollups r ON r.service_id = i.service_id AND r.issue_id = i.id
    WHERE r.resolution = ${resolution} AND r.bucket >= ${from} AND r.bucket < ${until}
      AND (i.id = ANY(${issues}::uuid[]) OR i.merged_into = ANY(${issues}::uuid[]))
    GROUP BY 1, 2`;
}
