import type { Database } from "#lib/platform/database.ts";

/**
 * Which of the issues count for themselves, and how do they stand? Locks them in the order in which batches of records
 * count them, so that neither waits for the other in a ring.
 */
export async function lockIssuesInOrder(
  database: Database,
  ids: string[],
): Promise<{ id: string; state: string }[]> {
  return database.$queryRaw`
    SELECT id::text, state FROM issues
    WHERE id = ANY(${ids}::uuid[]) AND merged_into IS NULL AND count > 0
    ORDER BY service_id, fingerprint FOR UPDATE`;
}
