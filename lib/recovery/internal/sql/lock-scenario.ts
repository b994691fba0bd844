import type { Database } from "#lib/platform/database.ts";

/** Lets one decision about a scenario be made at a time, until the transaction ends. */
export async function lockScenario(transaction: Database, scenario_id: string): Promise<void> {
  await transaction.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`scenario ${scenario_id}`}, 0))`;
}
