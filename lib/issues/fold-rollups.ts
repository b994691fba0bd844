import { foldRollupChanges } from "#lib/issues/internal/sql/fold-rollup-changes.ts";
import type { DatabasePool } from "#lib/platform/database.ts";
import { transactDirectly } from "#lib/platform/statements.ts";

const mostAtOnce = 2000;

/**
 * Adds what commits left in `rollup_changes` to the rollups, until little is left; nothing while another process is at
 * it. Readers see the same counts before and after.
 */
export async function foldRollups(pool: DatabasePool): Promise<void> {
  for (let taken = mostAtOnce; taken === mostAtOnce; ) {
    taken = await transactDirectly(pool, async (statements) => {
      const [lock] = await statements.query<{ ours: boolean }>`
        SELECT pg_try_advisory_xact_lock(hashtext('fold rollups')) AS ours`;
      return lock?.ours ? foldRollupChanges(statements, mostAtOnce) : 0;
    });
  }
}
