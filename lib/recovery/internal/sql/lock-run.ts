import type { Database } from "#lib/platform/database.ts";

/** Lets one person at a time decide about a run: whoever comes second sees what the first has written. */
export async function lockRun(transaction: Database, run_id: string): Promise<void> {
  await transaction.$queryRaw`SELECT id FROM runs WHERE id = ${run_id}::uuid FOR NO KEY UPDATE`;
}
