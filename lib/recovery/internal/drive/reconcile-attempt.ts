import {
  type AttemptRow,
  currentStep,
  type Drive,
  move,
  rest,
} from "#lib/recovery/internal/drive/drive.ts";
import { finishAttempt } from "#lib/recovery/internal/drive/finish-attempt.ts";
import { goOn } from "#lib/recovery/internal/drive/go-on.ts";
import {
  callTarget,
  isStepRepeatable,
  settle,
  settleOutcome,
} from "#lib/recovery/internal/drive/perform-step.ts";
import {
  findStepTarget,
  type StepTarget,
  toEvidence,
} from "#lib/recovery/internal/drive/step-target.ts";
import { readNow } from "#lib/recovery/internal/sql/read-now.ts";
import {
  heldSeconds,
  mostCallsPerStep,
  readTimeoutMilliseconds,
  reconcileSeconds,
} from "#lib/recovery/run-limits.ts";

/** RECONCILING: reads what the call did before anything is done again. */
export async function reconcileAttempt(drive: Drive): Promise<void> {
  const { context, run, lease } = drive;
  const attempt = await context.database.attempt.findFirst({
    where: { run_id: run.id, result: null },
    orderBy: { intended_at: "desc" },
  });
  const target = await findStepTarget(drive);
  if (!attempt || !target) {
    return move(drive, "NEEDS_ATTENTION", "What the last call did can no longer be found out.");
  }
  await lease.renew();
  const limits = { timeoutMilliseconds: readTimeoutMilliseconds, signal: lease.signal };
  const after = await target.adapter.readEvidence(limits);
  switch (target.adapter.judgeEffect(toEvidence(attempt.before_evidence), after)) {
    case "done":
      return settle(drive, attempt, { result: "ok", detail: "The call had taken effect.", after });
    case "none":
      return retry(drive, attempt, "The call had no effect.", "failed");
    case "half":
      return finishHalf(drive, target, attempt);
    case "unknowable":
      return decideBlind(drive, attempt);
    case "unreadable":
      return wait(drive, attempt, "Nothing shows what the call did.");
  }
}

/** A service that was stopped must be started, whatever the gates say now: this ends a call, it begins none. */
async function finishHalf(drive: Drive, target: StepTarget, attempt: AttemptRow): Promise<void> {
  const outcome = await callTarget(drive, target, attempt);
  if (outcome.result === "unknown") return wait(drive, attempt, outcome.detail);
  return settleOutcome(drive, target, attempt, outcome);
}

/** Where a target shows no evidence, a call that may be repeated is; of any other the error stream tells the effect. */
async function decideBlind(drive: Drive, attempt: AttemptRow): Promise<void> {
  if (isStepRepeatable(drive) && attempt.number < mostCallsPerStep) {
    return retry(
      drive,
      attempt,
      "Whether the call arrived is not known; it may be repeated.",
      "unknown",
    );
  }
  const detail = "Whether the call arrived is not known; it is not repeated, the errors will tell.";
  return settle(drive, attempt, { result: "unknown", detail, after: null });
}

function retry(
  drive: Drive,
  attempt: AttemptRow,
  detail: string,
  result: "failed" | "unknown",
): Promise<void> {
  const also = finishAttempt(attempt, { result, detail, after: null });
  return goOn(drive, {
    detail,
    calls: attempt.number,
    may_repeat: true,
    pause_seconds: null,
    also,
  });
}

async function wait(drive: Drive, attempt: AttemptRow, detail: string): Promise<void> {
  const { timeout_seconds } = currentStep(drive);
  const patienceMilliseconds = (timeout_seconds + reconcileSeconds) * 1000;
  const now = await readNow(drive.context.database);
  if (now.getTime() - attempt.intended_at.getTime() < patienceMilliseconds) {
    return rest(drive, heldSeconds);
  }
  return move(drive, "NEEDS_ATTENTION", detail, {
    also: finishAttempt(attempt, { result: "unknown", detail, after: null }),
  });
}
