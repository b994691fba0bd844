import { isRepeatable } from "#lib/recovery/http-request.ts";
import type { Outcome } from "#lib/recovery/internal/adapters/adapter.ts";
import {
  type AttemptRow,
  currentStep,
  type Drive,
  move,
} from "#lib/recovery/internal/drive/drive.ts";
import { finishAttempt } from "#lib/recovery/internal/drive/finish-attempt.ts";
import { goOn } from "#lib/recovery/internal/drive/go-on.ts";
import {
  findStepTarget,
  isChangedSince,
  type StepTarget,
  toEvidence,
} from "#lib/recovery/internal/drive/step-target.ts";
import { readTimeoutMilliseconds } from "#lib/recovery/run-limits.ts";

const repeatableFaults = ["unreachable", "busy"];

/** ACTING: makes the call whose intent this worker committed. Whoever finds an older intent reconciles first. */
export async function performStep(drive: Drive): Promise<void> {
  const attempt = drive.intended;
  drive.intended = null;
  if (!attempt) {
    return move(drive, "RECONCILING", "The worker before went away during the call.");
  }
  const target = await findStepTarget(drive);
  if (!target) {
    const detail = "The target was deleted before the call.";
    const also = finishAttempt(attempt, { result: "failed", detail, after: null });
    return move(drive, "FAILED", detail, { also });
  }
  const outcome = await callTarget(drive, target, attempt);
  if (outcome.result === "unknown") return move(drive, "RECONCILING", outcome.detail);
  return settleOutcome(drive, target, attempt, outcome);
}

/** Performs the attempt's action, or goes on with it. Throws `LeaseLost` when the lease is gone. */
export async function callTarget(
  drive: Drive,
  target: StepTarget,
  attempt: AttemptRow,
): Promise<Outcome> {
  const { run, lease } = drive;
  const step = currentStep(drive);
  await lease.renew();
  const outcome = await target.adapter.perform(
    {
      action: step.action,
      params: step.params ?? null,
      idempotency_key: attempt.idempotency_key,
      service: drive.definition.service,
      environment: run.environment,
      run_id: run.id,
      requested_by: run.requested_by,
    },
    toEvidence(attempt.before_evidence),
    { timeoutMilliseconds: step.timeout_seconds * 1000, signal: lease.signal },
  );
  await lease.renew();
  return outcome;
}

/** Writes a known outcome and goes to where it leads: settling, the same step again, the next one, or people. */
export async function settleOutcome(
  drive: Drive,
  target: StepTarget,
  attempt: AttemptRow,
  outcome: Exclude<Outcome, { result: "unknown" }>,
): Promise<void> {
  const after = await target.adapter.readEvidence({
    timeoutMilliseconds: readTimeoutMilliseconds,
    signal: drive.lease.signal,
  });
  if (outcome.result === "ok") return settle(drive, attempt, { ...outcome, after });
  const setup = outcome.fault === "config";
  const detail = setup ? `Set-up error: ${outcome.detail}` : outcome.detail;
  return goOn(drive, {
    detail,
    calls: attempt.number,
    // What was set up wrongly stays so, unless a person has mended it while the call was on its way.
    may_repeat:
      repeatableFaults.includes(outcome.fault) || (setup && (await isChangedSince(drive, target))),
    pause_seconds: outcome.retry_after_seconds,
    also: finishAttempt(attempt, { result: "failed", detail, after }),
  });
}

/** Lets the service come to itself after a call; `unknown` too, since then only the error stream can tell. */
export async function settle(
  drive: Drive,
  attempt: AttemptRow,
  end: Parameters<typeof finishAttempt>[1],
): Promise<void> {
  await move(drive, "SETTLING", end.detail, {
    rest_seconds: currentStep(drive).settle_seconds,
    also: finishAttempt(attempt, end),
  });
}

/** Whether the current step's call may be sent twice without harm. */
export function isStepRepeatable(drive: Drive): boolean {
  const step = currentStep(drive);
  return isRepeatable(step.params ?? null);
}
