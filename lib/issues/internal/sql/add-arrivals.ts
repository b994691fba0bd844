import type { Database } from "#lib/platform/database.ts";

export type ArrivalRow = {
  service_id: number;
  environment: string;
  error_code: string;
  count: number;
};

/** Counts what arrived in this second of the database's clock. Rows come in key order: no deadlocks. */
export async function addArrivals(database: Database, arrivals: ArrivalRow[]): Promise<void> {
  await database.$executeRaw`
    INSERT INTO arrivals AS a (service_id, second, environment, error_code, count)
    SELECT service_id, date_trunc('second', statement_timestamp()), environment, error_code, count
    FROM jsonb_to_recordset(${JSON.stringify(arrivals)}::jsonb)
      AS n(service_id int, environment text, error_code text, count bigint)
    ORDER BY service_id, environment, error_code
    ON CONFLICT (service_id, second, environment, error_code)
      DO UPDATE SET count = a.count + excluded.count`;
}
