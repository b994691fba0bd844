import type { Database } from "#lib/platform/database.ts";

/**
 * Keeps the live runs of these targets from moving until the transaction ends: what is counted then is counted with
 * the run either live or ended, never one after the other.
 */
export async function lockLiveRuns(transaction: Database, target_ids: string[]): Promise<void> {
  await transaction.$executeRaw`
    SELECT runs.id FROM runs
    WHERE runs.ended_at IS NULL
      AND runs.id IN (SELECT run_id FROM run_targets WHERE live AND target_id = ANY(${target_ids}::uuid[]))
    ORDER BY runs.id
    FOR NO KEY UPDATE`;
}
