import type { IssueState } from "#lib/issues/schemas.ts";
import type { Database } from "#lib/platform/database.ts";

export type LockedState = {
  id: string;
  service_id: number;
  state: IssueState;
  muted_until: Date | null;
  muted_to_count: number | null;
  muted_until_regression: boolean;
  assignee_id: string | null;
};

/**
 * Which of the issues count for themselves, and how are they handled? Locks them in the order in which batches of
 * records count them, so that neither waits for the other in a ring.
 */
export async function lockIssuesInOrder(database: Database, ids: string[]): Promise<LockedState[]> {
  return database.$queryRaw`
    SELECT id::text, service_id, state, muted_until, muted_to_count::float8 AS muted_to_count,
           muted_until_regression, assignee_id::text
    FROM issues
    WHERE id = ANY(${ids}::uuid[]) AND merged_into IS NULL AND count > 0
    ORDER BY service_id, fingerprint FOR UPDATE`;
}
