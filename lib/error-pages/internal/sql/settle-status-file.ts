import type { Database } from "#lib/platform/database.ts";

type Settled = { service_id: number; export_id: string; body: string; fault: string | null };

/** Notes what became of a claimed file; without a fault the next change may follow at once. */
export function settleStatusFile(database: Database, settled: Settled): Promise<number> {
  const { service_id, export_id, body, fault } = settled;
  return database.$executeRaw`
    UPDATE status_export_files SET
      fault = ${fault}::text,
      failing_since = CASE WHEN ${fault}::text IS NULL THEN NULL ELSE coalesce(failing_since, clock_timestamp()) END,
      body = CASE WHEN ${fault}::text IS NULL THEN ${body} ELSE body END,
      tries = CASE WHEN ${fault}::text IS NULL THEN 0 ELSE tries END,
      next_try_at = CASE WHEN ${fault}::text IS NULL THEN clock_timestamp() ELSE next_try_at END,
      exported_at = CASE WHEN ${fault}::text IS NULL THEN clock_timestamp() ELSE exported_at END
    WHERE service_id = ${service_id} AND export_id = ${export_id}::uuid`;
}
