import type { Database } from "#lib/platform/database.ts";

export type ArrivalWindow = {
  service_id: number;
  environment: string;
  /** Empty: any code. */
  error_codes: string[];
  from: Date;
  to: Date;
};

/** Errors that arrived from `from` on and before `to`, both whole seconds: of the codes asked for, and of any. */
export async function countWindow(
  database: Database,
  window: ArrivalWindow,
): Promise<{ count: number; total: number }> {
  const rows = await database.$queryRaw<{ count: number; total: number }[]>`
    SELECT coalesce(sum(count) FILTER (WHERE cardinality(${window.error_codes}::text[]) = 0
                                       OR error_code = ANY(${window.error_codes}::text[])), 0)::float8 AS count,
           coalesce(sum(count), 0)::float8 AS total
    FROM arrivals
    WHERE service_id = ${window.service_id} AND environment = ${window.environment}
      AND second >= ${window.from} AND second < ${window.to}`;
  return rows[0] ?? { count: 0, total: 0 };
}
