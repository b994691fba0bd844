import { beginRun } from "#lib/recovery/internal/drive/begin-run.ts";
import { checkRun } from "#lib/recovery/internal/drive/check-run.ts";
import { compensateRun } from "#lib/recovery/internal/drive/compensate-run.ts";
import { type Drive, move } from "#lib/recovery/internal/drive/drive.ts";
import { performStep } from "#lib/recovery/internal/drive/perform-step.ts";
import { reconcileAttempt } from "#lib/recovery/internal/drive/reconcile-attempt.ts";
import { beginVerification, verifyRun } from "#lib/recovery/internal/drive/verify-run.ts";
import { restRun } from "#lib/recovery/internal/sql/rest-run.ts";
import { safePoints } from "#lib/recovery/run-state.ts";
import type { RunState } from "#lib/recovery/schemas.ts";

const handlers: Partial<Record<RunState, (drive: Drive) => Promise<void>>> = {
  QUEUED: beginRun,
  PRECHECK: checkRun,
  ACTING: performStep,
  RECONCILING: reconcileAttempt,
  SETTLING: beginVerification,
  VERIFYING: verifyRun,
  COMPENSATING: compensateRun,
  CANCELLING: (drive) => move(drive, "CANCELLED", "Cancelled; the errors were not verified."),
};

/** Drives a claimed run until it rests, ends, or the worker has to stop. Answers how many moves it made. */
export async function advanceRun(drive: Drive): Promise<number> {
  let steps = 0;
  while (drive.run.lease_until !== null) {
    // An intent that was just committed is carried out: to leave it open would cost the next worker a guess.
    if (drive.worker.signal.aborted && !drive.intended) {
      await restRun(drive.context.database, drive.run, { seconds: 0, orderly: true });
      return steps;
    }
    await takeStep(drive);
    steps += 1;
  }
  return steps;
}

async function takeStep(drive: Drive): Promise<void> {
  const { state, cancel_requested_at } = drive.run;
  if (cancel_requested_at && safePoints.includes(state)) {
    const to = state === "QUEUED" ? "CANCELLED" : "CANCELLING";
    return move(drive, to, "An operator asked for it.");
  }
  const handler = handlers[state];
  if (!handler) throw new Error(`no worker drives a run in ${state}`);
  await handler(drive);
}
