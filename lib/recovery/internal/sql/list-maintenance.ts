import type { Database } from "#lib/platform/database.ts";

export type MaintenanceRow = {
  id: string;
  service_id: number | null;
  service: string | null;
  environment: string | null;
  reason: string;
  schedule: unknown;
  messages: unknown;
  created_by: string;
  created_at: Date;
};

/** Windows that nobody has ended and that are not over. */
export function listMaintenanceRows(database: Database): Promise<MaintenanceRow[]> {
  return database.$queryRaw<MaintenanceRow[]>`
    SELECT w.id::text, w.service_id, services.name AS service, w.environment, w.reason, w.schedule, w.messages, w.created_by, w.created_at
    FROM maintenance_windows w LEFT JOIN services ON services.id = w.service_id
    WHERE w.ended_at IS NULL AND (w.ends_at IS NULL OR w.ends_at > clock_timestamp())
    ORDER BY w.created_at DESC`;
}
