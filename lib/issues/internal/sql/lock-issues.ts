import type { Statements } from "#lib/platform/statements.ts";

export type LockedIssue = {
  id: string;
  fingerprint: string;
  state: string;
  count: number;
  merged_into: string | null;
  stays_apart: boolean;
};

/**
 * The issues of a service with these fingerprints, those that count for them, and all that count there: whatever a merge
 * or a split of them may change. Locked in the order in which batches of records lock what they count in: no deadlocks.
 */
export async function lockIssues(
  statements: Statements,
  service_id: number,
  fingerprints: string[],
): Promise<LockedIssue[]> {
  return statements.query`
    WITH heads AS (
      SELECT coalesce(merged_into, id) AS id FROM issues
      WHERE service_id = ${service_id} AND fingerprint = ANY(${fingerprints}::text[])
    )
    SELECT id::text, fingerprint, state, count::float8 AS count, merged_into::text, stays_apart
    FROM issues
    WHERE service_id = ${service_id} AND id IN (
      SELECT id FROM heads
      UNION SELECT m.id FROM heads JOIN issues m ON m.service_id = ${service_id} AND m.merged_into = heads.id
    )
    ORDER BY service_id, fingerprint FOR UPDATE`;
}
