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
    SELECT r.issue_id::text AS issue,
           least(${parts}::int, width_bucket(extract(epoch FROM r.bucket)::float8,
             extract(epoch FROM ${from}::timestamptz)::float8,
             extract(epoch FROM ${to}::timestamptz)::float8, ${parts}::int)) AS part,
           sum(r.count)::float8 AS count
    FROM rollups r
    WHERE r.resolution = ${resolution} AND r.bucket >= ${from} AND r.bucket < ${until}
      AND r.issue_id = ANY(${issues}::uuid[])
    GROUP BY 1, 2`;
}
