import type { Database } from "#lib/platform/database.ts";

/** Closes an incident that is open; the end is never before the beginning. False when it was closed already. */
export async function closeIncidentRow(
  database: Database,
  close: { incident_id: string; closed_at: Date | null; closed_by: string },
): Promise<boolean> {
  const closed = await database.$executeRaw`
    UPDATE incidents SET
      closed_at = greatest(opened_at, reopened_at,
        coalesce(${close.closed_at}::timestamptz, clock_timestamp())),
      closed_by = ${close.closed_by}
    WHERE id = ${close.incident_id}::uuid AND closed_at IS NULL`;
  return closed === 1;
}
