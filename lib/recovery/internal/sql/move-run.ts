import type { Database } from "#lib/platform/database.ts";
import type { RunRow } from "#lib/recovery/internal/run-row.ts";
import { startDeadlineSeconds } from "#lib/recovery/run-limits.ts";
import type { RunState, Verdict } from "#lib/recovery/schemas.ts";

export type RunMove = {
  run_id: string;
  from: RunState;
  to: RunState;
  terminal: boolean;
  /** The lease holder's fence; null for a mover that may only touch a run which nobody holds. */
  fence: number | null;
  actor: string;
  detail: string;
  verdict: Verdict | null;
  step_index: number | null;
  decided_by: string | null;
  /** Seconds until a worker may claim it; null keeps the lease. */
  rest_seconds: number | null;
};

/** Moves a run, writes its event and, at an end, lets its targets go: one statement, or nothing where the guard fails. */
export async function moveRunRow(database: Database, move: RunMove): Promise<RunRow | null> {
  const { to, terminal, fence, rest_seconds } = move;
  const pause = rest_seconds ?? 0;
  const release = terminal || rest_seconds !== null || fence === null;
  const rows = await database.$queryRaw<RunRow[]>`
    WITH moved AS (
      UPDATE runs SET
        state = ${to},
        moves = moves + 1,
        verdict = coalesce(${move.verdict}, verdict),
        step_index = coalesce(${move.step_index}::int, step_index),
        decided_by = coalesce(${move.decided_by}, decided_by),
        not_before = clock_timestamp() + make_interval(secs => ${pause}::float8),
        started_at = CASE WHEN ${to} = 'PRECHECK' THEN coalesce(started_at, clock_timestamp())
                          ELSE started_at END,
        -- Arrivals are counted per whole second, so verification begins on one.
        verify_from = CASE WHEN ${to} = 'VERIFYING'
                           THEN date_trunc('second', clock_timestamp()) + interval '1 second'
                           ELSE verify_from END,
        expires_at = CASE WHEN ${to} <> 'QUEUED' THEN NULL
                          WHEN state = 'QUEUED' THEN expires_at
                          ELSE clock_timestamp() + make_interval(secs => ${startDeadlineSeconds}) END,
        ended_at = CASE WHEN ${terminal} THEN clock_timestamp() END,
        claimed_by = CASE WHEN ${release} THEN NULL ELSE claimed_by END,
        lease_until = CASE WHEN ${release} THEN NULL ELSE lease_until END,
        claims = CASE WHEN ${release} THEN 0 ELSE claims END
      WHERE id = ${move.run_id}::uuid AND state = ${move.from} AND ended_at IS NULL
        AND CASE WHEN ${fence}::int IS NULL THEN coalesce(lease_until <= clock_timestamp(), true)
                 ELSE fence = ${fence}::int AND lease_until > clock_timestamp() END
      RETURNING *
    ), event AS (
      INSERT INTO run_events (run_id, seq, at, from_state, to_state, actor, fence, detail)
      SELECT id, moves, clock_timestamp(), ${move.from}, ${to}, ${move.actor}, fence, ${move.detail}
      FROM moved
    ), released AS (
      UPDATE run_targets SET live = false FROM moved
      WHERE run_targets.run_id = moved.id AND moved.ended_at IS NOT NULL
    )
    SELECT * FROM moved`;
  return rows[0] ?? null;
}
