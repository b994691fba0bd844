import type { Slice, Source } from "#lib/insights/bucket.ts";
import { inSlices, rollupsOf } from "#lib/insights/internal/sql/rollups-of.ts";
import type { Database } from "#lib/platform/database.ts";

export type ErrorPartFilter = {
  from: Date;
  to: Date;
  until: Date;
  source: Source;
  /** Of the range and of the period before it. */
  slices: Slice[];
  trendSource: Source;
  parts: number;
  service?: string | undefined;
  environment?: string | undefined;
};

/** `part` counts from 1; 0 is the period before; null is the whole range. */
export type ErrorPart = { part: number | null; count: number; services: number; codes: number };

/** How many errors, services and codes were there in each part of the range, in all of it, and in the period before? */
export async function countErrorParts(
  database: Database,
  filter: ErrorPartFilter,
): Promise<ErrorPart[]> {
  const { from, to, until, source, slices, trendSource, parts } = filter;
  const { service = null, environment = null } = filter;
  return database.$queryRaw`
    WITH counted AS (
      SELECT CASE WHEN r.bucket < ${from} THEN 0 END AS part, r.service_id, r.environment, r.error_code, r.count
      FROM ${rollupsOf(source)} r
      WHERE ${inSlices(slices)}
      UNION ALL
      SELECT least(${parts}::int, width_bucket(extract(epoch FROM r.bucket)::float8,
               extract(epoch FROM ${from}::timestamptz)::float8,
               extract(epoch FROM ${to}::timestamptz)::float8, ${parts}::int)),
             r.service_id, r.environment, r.error_code, r.count
      FROM ${rollupsOf(trendSource)} r
      WHERE r.resolution = ${trendSource.resolution} AND r.bucket >= ${from} AND r.bucket < ${until}
    ), summed AS (
      SELECT c.part, c.service_id, c.error_code, sum(c.count) AS count
      FROM counted c JOIN services s ON s.id = c.service_id
      WHERE (${service}::text IS NULL OR s.name = ${service})
        AND (${environment}::text IS NULL OR c.environment = ${environment})
      GROUP BY 1, 2, 3
    )
    SELECT part, sum(count)::float8 AS count, count(DISTINCT service_id)::int AS services, count(*)::int AS codes
    FROM summed GROUP BY part`;
}
