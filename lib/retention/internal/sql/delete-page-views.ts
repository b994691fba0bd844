import type { Statements } from "#lib/platform/statements.ts";

/** Deletes counts of pages that were shown before a time, at most `most`; answers how many. */
export async function deletePageCounts(
  statements: Statements,
  before: Date,
  most: number,
): Promise<number> {
  const [row] = await statements.query<{ count: number }>`
    WITH gone AS (
      DELETE FROM error_page_counts
      WHERE bucket < ${before} AND ctid = ANY(ARRAY(
        SELECT ctid FROM error_page_counts WHERE bucket < ${before} LIMIT ${most}::int))
      RETURNING 1
    )
    SELECT count(*)::int AS count FROM gone`;
  return row?.count ?? 0;
}

/** Deletes sketches of the people who saw a page before a time, at most `most`; answers how many. */
export async function deletePageCrowds(
  statements: Statements,
  before: Date,
  most: number,
): Promise<number> {
  const [row] = await statements.query<{ count: number }>`
    WITH gone AS (
      DELETE FROM error_page_crowds
      WHERE bucket < ${before} AND ctid = ANY(ARRAY(
        SELECT ctid FROM error_page_crowds WHERE bucket < ${before} LIMIT ${most}::int))
      RETURNING 1
    )
    SELECT count(*)::int AS count FROM gone`;
  return row?.count ?? 0;
}
