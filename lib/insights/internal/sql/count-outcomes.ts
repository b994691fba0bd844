import type { BucketFilter } from "#lib/insights/internal/sql/count-by-bucket.ts";
import { rollupsOf } from "#lib/insights/internal/sql/rollups-of.ts";
import type { Resolution } from "#lib/issues/rollup.ts";
import type { Database } from "#lib/platform/database.ts";

type OutcomeFilter = Pick<
  BucketFilter,
  "service" | "environment" | "from" | "to" | "source" | "width"
> & { resolution: Resolution };

/**
 * What became of the errors in each bucket? `received` came in and is counted everywhere, `stored` of it has a record,
 * `sampled` of it has none; `dropped` never came in: an SDK said that it threw it away.
 */
export async function countOutcomes(
  database: Database,
  filter: OutcomeFilter,
): Promise<{ key: string; bucket: Date; count: number }[]> {
  const { from, to, source, resolution, width, service = null, environment = null } = filter;
  return database.$queryRaw`
    WITH counted AS (
      SELECT 'received' AS outcome, r.service_id, r.bucket, r.count FROM ${rollupsOf(source)} r
      WHERE r.resolution = ${source.resolution} AND r.bucket >= ${from} AND r.bucket < ${to}
        AND (${environment}::text IS NULL OR r.environment = ${environment})
      UNION ALL
      SELECT o.outcome, o.service_id, o.bucket, o.count FROM ingest_outcomes o
      WHERE o.resolution = ${resolution} AND o.bucket >= ${from} AND o.bucket < ${to}
        AND (${environment}::text IS NULL OR o.environment = ${environment})
    ), summed AS (
      SELECT date_bin(make_interval(secs => ${width}), c.bucket, 'epoch'::timestamptz) AS bucket,
             sum(c.count) FILTER (WHERE c.outcome = 'received') AS received,
             sum(c.count) FILTER (WHERE c.outcome = 'sampled') AS sampled,
             sum(c.count) FILTER (WHERE c.outcome = 'dropped') AS dropped
      FROM counted c JOIN services s ON s.id = c.service_id
      WHERE ${service}::text IS NULL OR s.name = ${service}
      GROUP BY 1
    )
    SELECT o.key, bucket, o.count::float8 AS count
    FROM summed, LATERAL (VALUES
      ('received', coalesce(received, 0)), ('stored', coalesce(received, 0) - coalesce(sampled, 0)),
      ('sampled', coalesce(sampled, 0)), ('dropped', coalesce(dropped, 0))) AS o(key, count)
    ORDER BY 1, 2`;
}
