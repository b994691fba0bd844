import type { Database } from "#lib/platform/database.ts";

/** How do the counts of each service's codes spread over `parts` equal parts of the range? */
export async function countCodeParts(
  database: Database,
  filter: {
    from: Date;
    to: Date;
    until: Date;
    resolution: number;
    parts: number;
    service?: string | undefined;
    environment?: string | undefined;
  },
): Promise<{ service: string; error_code: string; part: number; count: number }[]> {
  const { from, to, until, resolution, parts, service = null, environment = null } = filter;
  return database.$queryRaw`
    SELECT s.name AS service, r.error_code,
           least(${parts}::int, width_bucket(extract(epoch FROM r.bucket)::float8,
             extract(epoch FROM ${from}::timestamptz)::float8,
             extract(epoch FROM ${to}::timestamptz)::float8, ${parts}::int)) AS part,
           sum(r.count)::float8 AS count
    FROM rollups r JOIN services s ON s.id = r.service_id
    WHERE r.resolution = ${resolution} AND r.bucket >= ${from} AND r.bucket < ${until}
      AND (${service}::text IS NULL OR s.name = ${service})
      AND (${environment}::text IS NULL OR r.environment = ${environment})
    GROUP BY 1, 2, 3`;
}
