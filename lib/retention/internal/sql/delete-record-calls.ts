import type { Statements } from "#lib/platform/statements.ts";

/** Deletes shared calls of the days before a time's, at most `most`; answers how many. */
export async function deleteRecordCalls(
  statements: Statements,
  before: Date,
  most: number,
): Promise<number> {
  const [row] = await statements.query<{ count: number }>`
    WITH gone AS (
      DELETE FROM record_calls
      WHERE ctid = ANY(ARRAY(
        SELECT ctid FROM record_calls WHERE day < (${before} AT TIME ZONE 'UTC')::date LIMIT ${most}::int))
      RETURNING 1
    )
    SELECT count(*)::int AS count FROM gone`;
  return row?.count ?? 0;
}
