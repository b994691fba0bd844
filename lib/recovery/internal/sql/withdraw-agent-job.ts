import type { Database } from "#lib/platform/database.ts";

/** Takes a job back that nobody has acknowledged, so that it never begins; false when it was too late for that. */
export async function withdrawAgentJob(database: Database, key: string): Promise<boolean> {
  const withdrawn = await database.$executeRaw`
    UPDATE agent_jobs SET state = 'expired', ended_at = clock_timestamp()
    WHERE idempotency_key = ${key} AND state IN ('waiting', 'delivered')`;
  return withdrawn === 1;
}
