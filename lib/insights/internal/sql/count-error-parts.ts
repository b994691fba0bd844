import type { Source } from "#lib/insights/bucket.ts";
import { rollupsOf } from "#lib/insights/internal/sql/rollups-of.ts";
import type { Database } from "#lib/platform/database.ts";

export type ErrorPartFilter = {
  from: Date;
  to: Date;
  until: Date;
  previousFrom: Date;
  /** Each part holds a whole number of its buckets. */
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
  const {
    from,
    to,
    until,
    previousFrom,
    trendSource,
    parts,
    service = null,
    environment = null,
  } = filter;
  return database.$queryRaw`
    WITH counted AS (
      SELECT r.service_id, r.error_code, r.count, r.bucket < ${from} AS before,
             least(${parts}::int, width_bucket(extract(epoch FROM r.bucket)::float8,
               extract(epoch FROM ${from}::timestamptz)::float8,
               extract(epoch FROM ${to}::timestamptz)::float8, ${parts}::int)) AS part
      FROM ${rollupsOf(trendSource)} r JOIN services s ON s.id = r.service_id
      WHERE r.resolution = ${trendSource.resolution} AND r.bucket >= ${previousFrom} AND r.bucket < ${until}
        AND (${service}::text IS NULL OR s.name = ${service})
        AND (${environment}::text IS NULL OR r.environment = ${environment})
    )
    SELECT CASE WHEN before THEN 0 ELSE part END AS part, sum(count)::float8 AS count,
           count(DISTINCT service_id)::int AS services,
           count(DISTINCT (service_id, error_code))::int AS codes
    FROM counted
    GROUP BY GROUPING SETS ((before), (before, part))
    HAVING NOT before OR grouping(part) = 1`;
}
