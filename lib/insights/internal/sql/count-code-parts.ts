import type { Source } from "#lib/insights/bucket.ts";
import { rollupsOf } from "#lib/insights/internal/sql/rollups-of.ts";
import type { Database } from "#lib/platform/database.ts";

type CodeOfService = { service_id: number; error_code: string };

/** How do the counts of these codes spread over `parts` equal parts of the range? */
export async function countCodeParts(
  database: Database,
  filter: {
    codes: CodeOfService[];
    from: Date;
    to: Date;
    until: Date;
    trendSource: Source;
    parts: number;
    environment?: string | undefined;
  },
): Promise<(CodeOfService & { part: number; count: number })[]> {
  const { codes, from, to, until, trendSource, parts, environment = null } = filter;
  const services = codes.map(({ service_id }) => service_id);
  const names = codes.map(({ error_code }) => error_code);
  return database.$queryRaw`
    SELECT r.service_id, r.error_code,
           least(${parts}::int, width_bucket(extract(epoch FROM r.bucket)::float8,
             extract(epoch FROM ${from}::timestamptz)::float8,
             extract(epoch FROM ${to}::timestamptz)::float8, ${parts}::int)) AS part,
           sum(r.count)::float8 AS count
    FROM ${rollupsOf(trendSource)} r
    WHERE r.resolution = ${trendSource.resolution} AND r.bucket >= ${from} AND r.bucket < ${until}
      AND r.service_id = ANY(${services}::int[]) AND r.error_code = ANY(${names}::text[])
      AND (${environment}::text IS NULL OR r.environment = ${environment})
    GROUP BY 1, 2, 3`;
}
