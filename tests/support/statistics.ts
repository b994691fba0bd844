import { Client } from "pg";
import type { TestDatabase } from "#tests/support/database.ts";

/**
 * What PostgreSQL has counted in this file's database. Ends the other connections first, so that nothing that they
 * counted is still on its way; pools open new ones.
 */
export async function readStatistics({
  url,
}: TestDatabase): Promise<{ deadlocks: number; pages_of_issues: number }> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`);
    const { rows } = await client.query(`
      SELECT deadlocks::int, (SELECT (heap_blks_read + heap_blks_hit + idx_blks_read + idx_blks_hit)::int
        FROM pg_statio_user_tables WHERE relname = 'issues') AS pages_of_issues
      FROM pg_stat_database WHERE datname = current_database()`);
    return rows[0];
  } finally {
    await client.end();
  }
}
