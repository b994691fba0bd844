import type { Database } from "#lib/platform/database.ts";

/** `ends`: of a mute that ends by itself. */
export type LockedState = { id: string; state: string; ends: boolean };

/**
 * Which of the issues count for themselves, and how do they stand? Locks them in the order in which batches of records
 * count them, so that neither waits for the other in a ring.
 */
export async function lockIssuesInOrder(database: Database, ids: string[]): Promise<LockedState[]> {
  return database.$queryRaw`
    SELECT id::text, state,
           muted_until IS NOT NULL OR muted_to_count IS NOT NULL OR muted_until_regression AS ends
    FROM issues
    WHERE id = ANY(${ids}::uuid[]) AND merged_into IS NULL AND count > 0
    ORDER BY service_id, fingerprint FOR UPDATE`;
}
