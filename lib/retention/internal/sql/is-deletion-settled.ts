import type { Statements } from "#lib/platform/statements.ts";

/**
 * Whether no transaction may still see what another one deleted, which is named by its id. PostgreSQL asks the whole
 * server: a snapshot of ours is as old as the oldest transaction of any database.
 */
export async function isDeletionSettled(
  statements: Statements,
  transaction: string,
): Promise<boolean> {
  const [row] = await statements.query<{ settled: boolean }>`
    SELECT pg_snapshot_xmin(pg_current_snapshot()) > ${transaction}::xid8 AND NOT EXISTS (
      SELECT FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()
        AND age(backend_xmin) >= age(${transaction}::xid8::xid)
    ) AS settled`;
  return row?.settled ?? false;
}
