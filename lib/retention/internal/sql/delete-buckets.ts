import type { Statements } from "#lib/platform/statements.ts";

type Slice = {
  resolution: number;
  /** Where the last batch ended: what it deleted is not looked at again. */
  from: Date;
  before: Date;
  most: number;
};
type Deleted = { count: number; last: Date | null };
const none: Deleted = { count: 0, last: null };

/** Deletes the oldest rollups of a resolution, at most `most`; those being counted in just now stay for the next time. */
export async function deleteRollups(statements: Statements, slice: Slice): Promise<Deleted> {
  const { resolution, from, before, most } = slice;
  const [row] = await statements.query<Deleted>`
    WITH gone AS (
      DELETE FROM rollups
      WHERE resolution = ${resolution} AND bucket >= ${from} AND bucket < ${before} AND ctid = ANY(ARRAY(
        SELECT ctid FROM rollups WHERE resolution = ${resolution} AND bucket >= ${from} AND bucket < ${before}
        ORDER BY bucket LIMIT ${most}::int FOR UPDATE SKIP LOCKED))
      RETURNING bucket
    )
    SELECT count(*)::int AS count, max(bucket) AS last FROM gone`;
  return row ?? none;
}

/** The same for rollups without issue. */
export async function deleteCodeRollups(statements: Statements, slice: Slice): Promise<Deleted> {
  const { resolution, from, before, most } = slice;
  const [row] = await statements.query<Deleted>`
    WITH gone AS (
      DELETE FROM code_rollups
      WHERE resolution = ${resolution} AND bucket >= ${from} AND bucket < ${before} AND ctid = ANY(ARRAY(
        SELECT ctid FROM code_rollups
        WHERE resolution = ${resolution} AND bucket >= ${from} AND bucket < ${before}
        ORDER BY bucket LIMIT ${most}::int FOR UPDATE SKIP LOCKED))
      RETURNING bucket
    )
    SELECT count(*)::int AS count, max(bucket) AS last FROM gone`;
  return row ?? none;
}

/** The same for what was counted and not stored. */
export async function deleteOutcomes(statements: Statements, slice: Slice): Promise<Deleted> {
  const { resolution, from, before, most } = slice;
  const [row] = await statements.query<Deleted>`
    WITH gone AS (
      DELETE FROM ingest_outcomes
      WHERE resolution = ${resolution} AND bucket >= ${from} AND bucket < ${before} AND ctid = ANY(ARRAY(
        SELECT ctid FROM ingest_outcomes
        WHERE resolution = ${resolution} AND bucket >= ${from} AND bucket < ${before}
        ORDER BY bucket LIMIT ${most}::int FOR UPDATE SKIP LOCKED))
      RETURNING bucket
    )
    SELECT count(*)::int AS count, max(bucket) AS last FROM gone`;
  return row ?? none;
}
