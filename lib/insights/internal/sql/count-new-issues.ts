import type { Database } from "#lib/platform/database.ts";

/** `part` counts from 1; 0 is everything before the range. */
export type NewIssuePart = { part: number; open: number; count: number };

/** How many issues are open now, and how many were first seen in each part of the range and in the period before? */
export async function countNewIssues(
  database: Database,
  filter: {
    from: Date;
    to: Date;
    until: Date;
    previousFrom: Date;
    parts: number;
    service?: string | undefined;
    environment?: string | undefined;
  },
): Promise<NewIssuePart[]> {
  const { from, to, until, previousFrom, parts, service = null, environment = null } = filter;
  return database.$queryRaw`
    SELECT least(${parts}::int, width_bucket(extract(epoch FROM i.first_seen)::float8,
             extract(epoch FROM ${from}::timestamptz)::float8,
             extract(epoch FROM ${to}::timestamptz)::float8, ${parts}::int)) AS part,
           count(*) FILTER (WHERE i.state IN ('open', 'regressed'))::int AS open,
           count(*) FILTER (WHERE i.first_seen >= ${previousFrom} AND i.first_seen < ${until})::int AS count
    FROM issues i JOIN services s ON s.id = i.service_id
    WHERE i.merged_into IS NULL AND i.count > 0
      AND (${service}::text IS NULL OR s.name = ${service})
      AND (${environment}::text IS NULL OR ${environment} = ANY(i.environments))
    GROUP BY 1`;
}
