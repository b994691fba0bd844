import type { Database } from "#lib/platform/database.ts";

/** Locks the issues in the order in which batches of records count them, so that neither waits for the other in a ring. */
export async function lockIssuesInOrder(database: Database, ids: string[]): Promise<void> {
  await database.$queryRaw`
    SELECT id::text FROM issues WHERE id = ANY(${ids}::uuid[])
    ORDER BY service_id, fingerprint FOR UPDATE`;
}
