import type { Statements } from "#lib/platform/statements.ts";

/** Deletes what visitors wrote before a time, at most `most`; answers how many. */
export async function deleteFeedback(
  statements: Statements,
  before: Date,
  most: number,
): Promise<number> {
  const [row] = await statements.query<{ count: number }>`
    WITH gone AS (
      DELETE FROM feedback
      WHERE created_at < ${before} AND ctid = ANY(ARRAY(
        SELECT ctid FROM feedback WHERE created_at < ${before} LIMIT ${most}::int))
      RETURNING 1
    )
    SELECT count(*)::int AS count FROM gone`;
  return row?.count ?? 0;
}

/** Deletes records that the database refused before a time, at most `most`; answers how many. */
export async function deleteDeadLetters(
  statements: Statements,
  before: Date,
  most: number,
): Promise<number> {
  const [row] = await statements.query<{ count: number }>`
    WITH gone AS (
      DELETE FROM dead_letters
      WHERE created_at < ${before} AND ctid = ANY(ARRAY(
        SELECT ctid FROM dead_letters WHERE created_at < ${before} ORDER BY created_at LIMIT ${most}::int))
      RETURNING 1
    )
    SELECT count(*)::int AS count FROM gone`;
  return row?.count ?? 0;
}
