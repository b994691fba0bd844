import type { Database } from "#lib/platform/database.ts";

/** How many pages were shown in each bucket of so many seconds, counted from `from`; empty ones are left out. */
export function countViewsByBucket(
  database: Database,
  filter: { service_id: number | null; from: Date; to: Date; width: number },
): Promise<{ index: number; count: number }[]> {
  const { service_id, from, to, width } = filter;
  return database.$queryRaw<{ index: number; count: number }[]>`
    SELECT floor(extract(epoch FROM bucket - ${from}::timestamptz) / ${width}::int)::int AS index,
      sum(count)::float8 AS count
    FROM error_page_counts
    WHERE event = 'shown' AND (${service_id === null} OR service_id = ${service_id}::int)
      AND bucket >= ${from}::timestamptz AND bucket < ${to}::timestamptz
    GROUP BY 1`;
}
