import type { Database } from "#lib/platform/database.ts";

export type BusiestWindow = {
  from_at: Date;
  to_at: Date;
  count: number;
  /** Errors of any code, of the window that has most of them. */
  total: number;
  /** The first arrival in all the windows. */
  first_at: Date | null;
};

/** The busiest of the `windows` windows before `until`: what "worse than before" is measured against. */
export async function findBusiestWindow(
  database: Database,
  question: {
    service_id: number;
    environment: string;
    error_codes: string[];
    until: Date;
    window_seconds: number;
    windows: number;
  },
): Promise<BusiestWindow> {
  const { service_id, environment, error_codes, until, window_seconds, windows } = question;
  const rows = await database.$queryRaw<BusiestWindow[]>`
    SELECT
      ${until}::timestamptz - make_interval(secs => (n + 1) * ${window_seconds}::int) AS from_at,
      ${until}::timestamptz - make_interval(secs => n * ${window_seconds}::int) AS to_at,
      coalesce(sum(count) FILTER (WHERE asked.code), 0)::float8 AS count,
      max(coalesce(sum(count), 0)) OVER ()::float8 AS total,
      min(min(second) FILTER (WHERE asked.code)) OVER () AS first_at
    FROM generate_series(0, ${windows}::int - 1) AS n
    LEFT JOIN arrivals
      ON service_id = ${service_id} AND environment = ${environment}
      AND second >= ${until}::timestamptz - make_interval(secs => (n + 1) * ${window_seconds}::int)
      AND second < ${until}::timestamptz - make_interval(secs => n * ${window_seconds}::int)
    CROSS JOIN LATERAL (
      SELECT cardinality(${error_codes}::text[]) = 0 OR error_code = ANY(${error_codes}::text[]) AS code
    ) AS asked
    GROUP BY n
    ORDER BY count DESC, n
    LIMIT 1`;
  const busiest = rows[0];
  if (!busiest) throw new Error("a series of at least one window has a busiest one");
  return busiest;
}
