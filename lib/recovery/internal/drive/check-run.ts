import { jsonNull } from "#lib/platform/database.ts";
import { checkAttemptBudget } from "#lib/recovery/attempt-budget.ts";
import type { GateFacts, Held } from "#lib/recovery/gates.ts";
import type { Evidence } from "#lib/recovery/internal/adapters/adapter.ts";
import { awaitReadable } from "#lib/recovery/internal/drive/await-readable.ts";
import { countedCodes } from "#lib/recovery/internal/drive/count-errors.ts";
import { currentStep, type Drive, move } from "#lib/recovery/internal/drive/drive.ts";
import { readLiveness } from "#lib/recovery/internal/drive/read-liveness.ts";
import { findStepTarget, type StepTarget } from "#lib/recovery/internal/drive/step-target.ts";
import { measureTrigger } from "#lib/recovery/internal/measure-trigger.ts";
import { readGateFacts } from "#lib/recovery/internal/read-gate-facts.ts";
import { readNow } from "#lib/recovery/internal/sql/read-now.ts";
import { waitForDisk } from "#lib/recovery/internal/sql/wait-for-disk.ts";
import { checkKillSwitch } from "#lib/recovery/kill-switch.ts";
import { checkMaintenance } from "#lib/recovery/maintenance.ts";
import { heldSeconds, readTimeoutMilliseconds } from "#lib/recovery/run-limits.ts";
import { isTriggered } from "#lib/recovery/trigger.ts";

/** PRECHECK: looks whether the step is still wanted and allowed, then commits the intent of its call. */
export async function checkRun(drive: Drive): Promise<void> {
  const step = currentStep(drive);
  const target = await findStepTarget(drive);
  if (!target) return move(drive, "FAILED", `The target ${step.target} is no longer there.`);
  if (await isWellAgain(drive, target)) return skip(drive);
  await drive.lease.renew();
  const { signal } = drive.lease;
  const before = await target.adapter.readBefore({
    signal,
    timeoutMilliseconds: readTimeoutMilliseconds,
  });
  if (await moveHeld(drive, target)) return;
  if ("fault" in before) return awaitReadable(drive, target, before);
  try {
    await commitIntent(drive, target, before.evidence);
  } catch (error) {
    if (!(error instanceof CancelAsked)) throw error;
    return move(drive, "CANCELLING", "An operator asked for it.");
  }
}

/** Takes the intent back that was about to be committed. */
class CancelAsked extends Error {}

/**
 * Only a run that a trigger started and that has not acted yet is spared: its condition no longer holds and the
 * probe answers; without a probe, when none of its errors is left in the window and the target is alive. Silence
 * alone is also what a dead service brings.
 */
async function isWellAgain(drive: Drive, target: StepTarget): Promise<boolean> {
  const { run, definition, context } = drive;
  const { trigger, verify } = definition;
  if (run.cause !== "trigger" || !trigger) return false;
  if ((await context.database.attempt.count({ where: { run_id: run.id } })) > 0) return false;
  // An issue that opened stays opened: there is no condition that could have ceased.
  if (trigger.kind.endsWith("-issue")) return false;
  const { id: key, service_id, environment } = run;
  const question = { key, service_id, environment, trigger, target_ids: [target.id] };
  const match = await measureTrigger(context.database, question);
  if (isTriggered(trigger, match)) return false;
  // A share falls, too, when other errors rise.
  if (trigger.kind === "share" && match.count >= trigger.count) return false;
  if (!verify.probe && match.count > 0) return false;
  return (await readLiveness(drive, target)).alive === true;
}

async function skip(drive: Drive): Promise<void> {
  const { trigger, verify } = drive.definition;
  const to = await readNow(drive.context.database);
  const from = new Date(to.getTime() - (trigger?.window_seconds ?? 0) * 1000);
  const well = { from, to, error_codes: countedCodes(drive.definition), allowed: verify.max_count };
  const detail = "The errors had stopped before anything was done.";
  return move(drive, "SKIPPED_RECOVERED", detail, { verdict: "recovered", well });
}

/** Moves the run out of the way when a gate holds now, right before the call; answers whether it did. */
async function moveHeld(drive: Drive, target: StepTarget): Promise<boolean> {
  const { context, run, definition } = drive;
  const facts = await readGateFacts(context.database, {
    ...{ service_id: run.service_id, environment: run.environment, scenario_id: run.scenario_id },
    names: [target.name],
    targets: [target],
    attempts_window_seconds: definition.attempts_window_seconds,
  });
  const stopped = checkKillSwitch(facts.engaged) ?? holdByItself(drive, facts);
  if (stopped) await move(drive, "QUEUED", stopped.reason, { rest_seconds: heldSeconds });
  if (stopped) return true;
  const spent = checkAttemptBudget(facts.targets, definition);
  if (spent) await move(drive, "ESCALATED", spent.reason);
  return spent !== null;
}

/** What holds automation back between steps; a person's press passes it, as when it started. */
function holdByItself({ run }: Drive, { maintenance, now }: GateFacts): Held | null {
  return run.cause === "press" ? null : checkMaintenance(maintenance, now);
}

async function commitIntent(
  drive: Drive,
  target: StepTarget,
  before: Evidence | null,
): Promise<void> {
  const { run } = drive;
  const step = currentStep(drive);
  await move(drive, "ACTING", `${step.action} ${target.name}`, {
    also: async (transaction) => {
      await waitForDisk(transaction);
      // The move holds the run's row: who asks later finds a call under way.
      const { cancel_requested_at } = await transaction.run.findUniqueOrThrow({
        where: { id: run.id },
        select: { cancel_requested_at: true },
      });
      if (cancel_requested_at) throw new CancelAsked();
      const place = { run_id: run.id, step_index: run.step_index };
      const number = 1 + (await transaction.attempt.count({ where: place }));
      drive.intended = await transaction.attempt.create({
        data: {
          ...place,
          number,
          intended_at: await readNow(transaction),
          target_id: target.id,
          action: step.action,
          idempotency_key: `${run.id}.${run.step_index}.${number}`,
          fence: run.fence,
          before_evidence: before ?? jsonNull,
        },
      });
    },
  });
}
