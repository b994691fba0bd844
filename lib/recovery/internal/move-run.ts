import type { Context } from "#lib/platform/context.ts";
import { type Database, transact } from "#lib/platform/database.ts";
import { recordFacts } from "#lib/platform/facts.ts";
import { closeIncident } from "#lib/recovery/internal/close-incident.ts";
import type { RunRow } from "#lib/recovery/internal/run-row.ts";
import { isIncidentOver } from "#lib/recovery/internal/sql/is-incident-over.ts";
import { lockIncident } from "#lib/recovery/internal/sql/lock-incident.ts";
import { moveRunRow } from "#lib/recovery/internal/sql/move-run.ts";
import { canMove, isTerminal, recoveredStates } from "#lib/recovery/run-state.ts";
import type { RunState, Verdict } from "#lib/recovery/schemas.ts";

/** The time in which the service was seen to be well, and the codes that were counted to know it (empty: any; null: none). */
export type Wellness = { from: Date; to: Date; error_codes: string[] | null; allowed: number };

export type Move = {
  to: RunState;
  actor: string;
  detail: string;
  /** The lease holder's fence; null for people and the sweeper, who move only what no worker holds. */
  fence: number | null;
  verdict?: Verdict;
  step_index?: number;
  decided_by?: string;
  /** Gives the lease back and lets the run rest this long. */
  rest_seconds?: number;
  /** What a recovered run knows; without it the incident stays open. */
  well?: Wellness;
  /** Further writes that must stand or fall with the move. */
  also?: (transaction: Database) => Promise<void>;
};

type Movable = Pick<RunRow, "id" | "state" | "service_id" | "environment" | "incident_id">;

/** Moves a run with its event and its fact, or answers null, with nothing written, when somebody else moved it first. */
export function moveRun(context: Context, run: Movable, move: Move): Promise<RunRow | null> {
  if (!canMove(run.state, move.to)) {
    throw new Error(`a run never goes from ${run.state} to ${move.to}`);
  }
  return transact(context.database, async (transaction) => {
    const moved = await moveRunRow(transaction, {
      run_id: run.id,
      from: run.state,
      to: move.to,
      terminal: isTerminal(move.to),
      fence: move.fence,
      actor: move.actor,
      detail: move.detail,
      verdict: move.verdict ?? null,
      step_index: move.step_index ?? null,
      decided_by: move.decided_by ?? null,
      rest_seconds: move.rest_seconds ?? null,
    });
    if (!moved) return null;
    await move.also?.(transaction);
    await closeRecovered(transaction, run, move);
    const { id, service_id, environment } = run;
    await recordFacts(transaction, [
      { kind: "run-moved", service_id, payload: { run_id: id, state: move.to, environment } },
    ]);
    return moved;
  });
}

/** An incident may hold more than this run was about: codes it did not count, or another run's work. */
async function closeRecovered(transaction: Database, run: Movable, move: Move): Promise<void> {
  const { id: run_id, service_id, environment, incident_id } = run;
  if (!incident_id || !move.well || !recoveredStates.includes(move.to)) return;
  await lockIncident(transaction, incident_id);
  if (!(await isIncidentOver(transaction, { incident_id, run_id, ...move.well }))) return;
  await closeIncident(transaction, {
    incident: { id: incident_id, service_id, environment },
    closed_at: move.to === "RECOVERED" ? move.well.from : null,
    closed_by: move.to === "RECOVERED" ? "verification" : "itself",
  });
}
