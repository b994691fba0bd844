import type { Database } from "#lib/platform/database.ts";

/** One at a time starts runs by itself until its transaction ends: limits over all runs cannot be passed together. */
export async function lockStarts(transaction: Database): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('start-runs'))`;
}
