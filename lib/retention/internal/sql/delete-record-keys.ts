import type { Statements } from "#lib/platform/statements.ts";

/** Deletes keys made before a time, at most `most`; answers how many, their pages of the table, and the transaction. */
export async function deleteRecordKeys(
  statements: Statements,
  before: Date,
  most: number,
): Promise<{ count: number; pages: number[]; transaction: string }> {
  const [row] = await statements.query<{ count: number; pages: number[]; transaction: string }>`
    WITH gone AS (
      DELETE FROM record_keys
      WHERE created_at < ${before} AND ctid = ANY(ARRAY(
        SELECT ctid FROM record_keys WHERE created_at < ${before} LIMIT ${most}::int))
      RETURNING (ctid::text::point)[0]::int AS page
    )
    SELECT count(*)::int AS count, coalesce(array_agg(DISTINCT page), '{}') AS pages,
           pg_current_xact_id()::text AS transaction
    FROM gone`;
  return row ?? { count: 0, pages: [], transaction: "0" };
}
