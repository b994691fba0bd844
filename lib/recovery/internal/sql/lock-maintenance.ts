import type { Database } from "#lib/platform/database.ts";

/** Holds a window, so that two changes of it happen one after the other. */
export async function lockMaintenance(transaction: Database, id: string): Promise<void> {
  await transaction.$queryRaw`SELECT id FROM maintenance_windows WHERE id = ${id}::uuid FOR UPDATE`;
}
