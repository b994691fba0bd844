import type { Context } from "#lib/platform/context.ts";
import { type Database, jsonNull } from "#lib/platform/database.ts";
import type { Worker } from "#lib/recovery/internal/drive/drive.ts";
import { moveRun } from "#lib/recovery/internal/move-run.ts";
import { requireRunRow } from "#lib/recovery/internal/require-run-row.ts";
import type { RunRow } from "#lib/recovery/internal/run-row.ts";
import { readNow } from "#lib/recovery/internal/sql/read-now.ts";
import type { RunState } from "#lib/recovery/schemas.ts";

const longestWords = 200;

/** Ends a run that a fault of ours stops each time it is taken up: its targets are free, and people are told. */
export async function giveUp(
  context: Context,
  worker: Worker,
  run: RunRow,
  error: unknown,
): Promise<void> {
  const { state } = await requireRunRow(context, run.id);
  const words = String(error).split("\n", 1)[0]?.slice(0, longestWords) ?? "";
  const fault = `ENGINE_ERROR: Paramedic itself failed ${run.claims} times at this run, last with “${words}”.`;
  const outcome = isCallOpen(state)
    ? "What its last call did is not known."
    : "It calls nothing more.";
  await moveRun(
    context,
    { ...run, state },
    {
      to: failedStateOf(state),
      detail: `${fault} ${outcome}`,
      actor: `worker ${worker.id}`,
      fence: run.fence,
      also: (transaction) => closeAttempts(transaction, run.id, outcome),
    },
  );
}

/** Where a run ends that cannot be driven on: while a call is open, somebody must look at the target. */
export function failedStateOf(state: RunState): RunState {
  return isCallOpen(state) ? "NEEDS_ATTENTION" : "FAILED";
}

function isCallOpen(state: RunState): boolean {
  return state === "ACTING" || state === "RECONCILING" || state === "COMPENSATING";
}

async function closeAttempts(transaction: Database, run_id: string, detail: string): Promise<void> {
  await transaction.attempt.updateMany({
    where: { run_id, result: null },
    data: {
      ...{ result: "unknown", detail, after_evidence: jsonNull },
      finished_at: await readNow(transaction),
    },
  });
}
