import type { Database } from "#lib/platform/database.ts";
import type { ReliabilityRange } from "#lib/recovery/internal/sql/reliability-range.ts";

/** Degraded seconds of each service within the range; spans that overlap count once. */
export function sumDowntimes(
  database: Database,
  { service_ids, environment, from, to, now }: ReliabilityRange,
): Promise<{ service_id: number; seconds: number }[]> {
  return database.$queryRaw<{ service_id: number; seconds: number }[]>`
    WITH clipped AS (
      SELECT service_id,
        greatest(from_at, ${from}::timestamptz) AS from_at,
        least(coalesce(to_at, ${now}::timestamptz), ${to}::timestamptz) AS to_at
      FROM incident_spans
      WHERE service_id = ANY(${service_ids}::int[]) AND from_at < ${to}
        AND coalesce(to_at, ${now}::timestamptz) > ${from}
        AND (${environment}::text IS NULL OR environment = ${environment})
    ), pieces AS (
      SELECT service_id, unnest(range_agg(tstzrange(from_at, to_at))) AS piece
      FROM clipped WHERE from_at < to_at
      GROUP BY service_id
    )
    SELECT service_id, sum(extract(epoch FROM upper(piece) - lower(piece)))::float8 AS seconds
    FROM pieces GROUP BY service_id`;
}
