import type { Database } from "#lib/platform/database.ts";

/**
 * Lets one transaction at a time give messages up: of two channels that fail the same notice together, the second must
 * see that the first has failed, or each would leave it to the other.
 */
export async function lockGivingUp(database: Database): Promise<void> {
  await database.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('give-up-delivery'))`;
}
