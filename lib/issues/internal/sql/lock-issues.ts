import type { Statements } from "#lib/platform/statements.ts";

export type LockedIssue = {
  id: string;
  fingerprint: string;
  state: string;
  count: number;
  merged_into: string | null;
  stays_apart: boolean;
};

/** The issues of a service with these fingerprints, and those that count for them, locked in the order of their ids. */
export async function lockIssues(
  statements: Statements,
  service_id: number,
  fingerprints: string[],
): Promise<LockedIssue[]> {
  return statements.query`
    SELECT id::text, fingerprint, state, count::float8 AS count, merged_into::text, stays_apart
    FROM issues
    WHERE service_id = ${service_id} AND id IN (
      SELECT unnest(ARRAY[i.id, coalesce(i.merged_into, i.id)]) FROM issues i
      WHERE i.service_id = ${service_id} AND i.fingerprint = ANY(${fingerprints}::text[])
    )
    ORDER BY id FOR UPDATE`;
}
