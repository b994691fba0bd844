import type { Database } from "#lib/platform/database.ts";

/**
 * Lets one decision about each scenario be made at a time, until the transaction ends. All lock in one order, so that
 * they wait for each other and never deadlock.
 */
export async function lockScenarios(transaction: Database, scenario_ids: string[]): Promise<void> {
  await transaction.$executeRaw`
    SELECT pg_advisory_xact_lock(key) FROM (
      SELECT DISTINCT hashtextextended('scenario ' || id, 0) AS key
      FROM unnest(${scenario_ids}::text[]) AS id
      ORDER BY key) AS ordered`;
}
