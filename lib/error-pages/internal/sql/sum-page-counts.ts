import type { Database } from "#lib/platform/database.ts";

export type CountedViews = { event: string; kind: string; language: string; count: number };

/** How often each event of each kind and language was counted in a time. */
export function sumPageCounts(
  database: Database,
  { service_id, from, to }: { service_id: number | null; from: Date; to: Date },
): Promise<CountedViews[]> {
  return database.$queryRaw<CountedViews[]>`
    SELECT event, kind, language, sum(count)::float8 AS count
    FROM error_page_counts
    WHERE (${service_id === null} OR service_id = ${service_id}::int)
      AND bucket >= ${from}::timestamptz AND bucket < ${to}::timestamptz
    GROUP BY 1, 2, 3`;
}
