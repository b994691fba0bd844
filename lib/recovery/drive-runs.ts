import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "#lib/platform/context.ts";
import { advanceRun } from "#lib/recovery/internal/drive/advance-run.ts";
import type { Worker } from "#lib/recovery/internal/drive/drive.ts";
import { failedStateOf, giveUp } from "#lib/recovery/internal/drive/give-up.ts";
import { holdLease, LeaseLost } from "#lib/recovery/internal/drive/lease.ts";
import { moveRun } from "#lib/recovery/internal/move-run.ts";
import type { RunRow } from "#lib/recovery/internal/run-row.ts";
import { claimRuns } from "#lib/recovery/internal/sql/claim-runs.ts";
import { restRun } from "#lib/recovery/internal/sql/rest-run.ts";
import { mostClaims, mostConcurrentRuns } from "#lib/recovery/run-limits.ts";
import { RunDefinition } from "#lib/recovery/schemas.ts";

const claimEveryMilliseconds = 200;
const mostPauseSeconds = 30;

/**
 * Claims due runs and drives each until it rests or ends; while one makes a long call, others are still taken up.
 * Answers how many runs it drove. Ends early, with leases given back, when the worker's signal is aborted.
 */
export async function driveRuns(context: Context, worker: Worker): Promise<number> {
  const driving = new Set<Promise<void>>();
  let driven = 0;
  do {
    const free = worker.signal.aborted ? 0 : mostConcurrentRuns - driving.size;
    const claimed = free > 0 ? await claimRuns(context.database, worker.id, free) : [];
    for (const run of claimed) {
      const drive = driveRun(context, worker, run).finally(() => driving.delete(drive));
      driving.add(drive);
    }
    driven += claimed.length;
    if (driving.size > 0) await Promise.race([...driving, sleep(claimEveryMilliseconds)]);
  } while (driving.size > 0);
  return driven;
}

async function driveRun(context: Context, worker: Worker, run: RunRow): Promise<void> {
  const lease = holdLease(context, run);
  try {
    const definition = RunDefinition.safeParse(run.definition);
    if (!definition.success) await failUnreadable(context, worker, run);
    else
      await advanceRun({
        ...{ context, worker, lease, run, intended: null },
        definition: definition.data,
      });
  } catch (error) {
    await putDown(context, worker, run, error);
  } finally {
    lease.stop();
  }
}

async function failUnreadable(context: Context, worker: Worker, run: RunRow): Promise<void> {
  const detail = "The run's own definition cannot be read.";
  const actor = `worker ${worker.id}`;
  await moveRun(context, run, { to: failedStateOf(run.state), detail, actor, fence: run.fence });
}

/** A fault of ours must not stop other runs: the run is tried again, and after too many claims it ends. */
async function putDown(
  context: Context,
  worker: Worker,
  run: RunRow,
  error: unknown,
): Promise<void> {
  if (error instanceof LeaseLost) {
    context.log.warn({ run_id: run.id }, error.message);
    return;
  }
  const last = run.claims >= mostClaims;
  const line = { run_id: run.id, state: run.state, claims: run.claims, err: error };
  if (last) context.log.error(line, "a run could not be driven and ends");
  else context.log.warn(line, "a run could not be driven and is tried again");
  const pause = { seconds: Math.min(2 ** run.claims, mostPauseSeconds), orderly: false };
  const down = last ? giveUp(context, worker, run, error) : restRun(context.database, run, pause);
  await down.catch((fault) => {
    context.log.warn({ run_id: run.id, reason: String(fault) }, "its lease has to run out");
  });
}
