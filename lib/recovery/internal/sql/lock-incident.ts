import type { Database } from "#lib/platform/database.ts";

/** Lets one run at a time ask whether the incident is over, and keeps codes from joining it meanwhile. */
export async function lockIncident(transaction: Database, incident_id: string): Promise<void> {
  await transaction.$queryRaw`SELECT id FROM incidents WHERE id = ${incident_id}::uuid FOR UPDATE`;
}
