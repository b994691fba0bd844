import type { Database } from "#lib/platform/database.ts";

export type ArrivalWindow = {
  service_id: number;
  environment: string;
  /** Empty: any code. */
  error_codes: string[];
  from: Date;
  to: Date;
};

/** Errors that arrived from `from` on and before `to`; both are whole seconds. */
export async function countWindow(database: Database, window: ArrivalWindow): Promise<number> {
  const rows = await database.$queryRaw<{ count: number }[]>`
    SELECT coalesce(sum(count), 0)::float8 AS count FROM arrivals
    WHERE service_id = ${window.service_id} AND environment = ${window.environment}
      AND second >= ${window.from} AND second < ${window.to}
      AND (cardinality(${window.error_codes}::text[]) = 0
           OR error_code = ANY(${window.error_codes}::text[]))`;
  return rows[0]?.count ?? 0;
}
