import type { Statements } from "#lib/platform/statements.ts";

export type ArrivalRow = {
  service_id: number;
  environment: string;
  error_code: string;
  /** Seconds since the epoch where the records waited before; null: now. */
  second: number | null;
  count: number;
};

/** Counts what arrived by the second, on the database's clock. Rows come in key order: no deadlocks. */
export async function addArrivals(statements: Statements, arrivals: ArrivalRow[]): Promise<void> {
  await statements.query`
    INSERT INTO arrivals AS a (service_id, second, environment, error_code, count)
    SELECT service_id, date_trunc('second', least(coalesce(to_timestamp(n.second), statement_timestamp()), statement_timestamp())) AS at,
           environment, error_code, sum(count)
    FROM jsonb_to_recordset(${JSON.stringify(arrivals)}::jsonb)
      AS n(service_id int, environment text, error_code text, second float8, count bigint)
    GROUP BY service_id, at, environment, error_code
    ORDER BY service_id, at, environment, error_code
    ON CONFLICT (service_id, second, environment, error_code)
      DO UPDATE SET count = a.count + excluded.count`;
}
