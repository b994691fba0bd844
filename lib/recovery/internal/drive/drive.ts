import type { Context } from "#lib/platform/context.ts";
import type { Lease } from "#lib/recovery/internal/drive/lease.ts";
import { LeaseLost } from "#lib/recovery/internal/drive/lease.ts";
import { type Move, moveRun } from "#lib/recovery/internal/move-run.ts";
import type { RunRow } from "#lib/recovery/internal/run-row.ts";
import { restRun } from "#lib/recovery/internal/sql/rest-run.ts";
import type { RunDefinition, RunState, Step } from "#lib/recovery/schemas.ts";

export type Worker = { id: string; signal: AbortSignal };

/** A claimed run in the hands of one worker. `run` is the row as it was last seen. */
export type Drive = {
  context: Context;
  worker: Worker;
  lease: Lease;
  run: RunRow;
  definition: RunDefinition;
  /** The attempt whose intent this very worker has just committed; a worker that takes over has none. */
  intended: AttemptRow | null;
};

export type AttemptRow = {
  id: string;
  step_index: number;
  number: number;
  target_id: string;
  idempotency_key: string;
  before_evidence: unknown;
  intended_at: Date;
};

/** Moves the run as its lease holder. Throws `LeaseLost`, with nothing written, when it no longer is. */
export async function move(
  drive: Drive,
  to: RunState,
  detail: string,
  changes: Omit<Move, "to" | "detail" | "actor" | "fence"> = {},
): Promise<void> {
  const { context, run, worker } = drive;
  const actor = `worker ${worker.id}`;
  const moved = await moveRun(context, run, { to, detail, actor, fence: run.fence, ...changes });
  if (!moved) throw new LeaseLost(`run ${run.id} was moved by somebody else`);
  drive.run = moved;
}

/** Gives the lease back for a while without a move. Throws `LeaseLost`. */
export async function rest(drive: Drive, seconds: number): Promise<void> {
  const { context, run } = drive;
  if (!(await restRun(context.database, run, { seconds, orderly: true }))) {
    throw new LeaseLost(`the lease of run ${run.id} is lost`);
  }
  drive.run = { ...run, lease_until: null };
}

/** The step the run is at. Throws when the definition has no such step. */
export function currentStep(drive: Drive): Step {
  const step = drive.definition.steps[drive.run.step_index];
  if (!step) throw new Error(`run ${drive.run.id} has no step ${drive.run.step_index}`);
  return step;
}

/** Codes that started the run, and that verification counts; empty for any. */
export function codesOf(definition: RunDefinition): string[] {
  return definition.trigger?.error_codes ?? [];
}
