import { type Database, jsonNull } from "#lib/platform/database.ts";
import type { Evidence, Outcome } from "#lib/recovery/internal/adapters/adapter.ts";
import { openAdapter } from "#lib/recovery/internal/adapters/open-adapter.ts";
import { type Drive, move } from "#lib/recovery/internal/drive/drive.ts";
import { finishAttempt } from "#lib/recovery/internal/drive/finish-attempt.ts";
import {
  listRunTargets,
  type StepTarget,
  toEvidence,
} from "#lib/recovery/internal/drive/step-target.ts";
import { readKillSwitch } from "#lib/recovery/internal/sql/read-kill-switch.ts";
import { readNow } from "#lib/recovery/internal/sql/read-now.ts";
import { checkKillSwitch } from "#lib/recovery/kill-switch.ts";
import { heldSeconds, mostCallsPerStep } from "#lib/recovery/run-limits.ts";
import type { Step } from "#lib/recovery/schemas.ts";

/** Of attempts that undo an earlier one. */
const undoing = "revert";

/** After things got worse: undoes what can be undone, else goes to people at once. */
export async function undoOrEscalate(
  drive: Drive,
  detail: string,
  also: (transaction: Database) => Promise<void>,
): Promise<void> {
  const to = (await findUndo(drive)) ? "COMPENSATING" : "ESCALATED";
  return move(drive, to, detail, { verdict: "worse", also });
}

/**
 * COMPENSATING: takes back what was changed, the last change first. Each is a compare-and-set, so that a worker which
 * takes over may do it again. What cannot be taken back needs people before anything else touches the target.
 */
export async function compensateRun(drive: Drive): Promise<void> {
  const undo = await findUndo(drive);
  if (!undo) return move(drive, "ESCALATED", "Things got worse; what was changed is undone.");
  const { engaged } = await readKillSwitch(drive.context.database, drive.run.service_id);
  const held = checkKillSwitch(engaged);
  if (held) return move(drive, "NEEDS_ATTENTION", `What was changed stays. ${held.reason}`);
  const { target, tries } = undo;
  if (tries >= mostCallsPerStep) {
    return move(
      drive,
      "NEEDS_ATTENTION",
      `What was changed in ${target.name} could not be undone.`,
    );
  }
  const intended = await intendUndo(drive, undo);
  await drive.lease.renew();
  const outcome = await callRevert(drive, undo, intended.idempotency_key);
  await drive.lease.renew();
  return settleUndo(drive, target.name, intended, outcome);
}

type Undo = {
  target: StepTarget;
  step: Step;
  step_index: number;
  before: Evidence | null;
  after: Evidence | null;
  tries: number;
};

/** The latest change of this run that its adapter can undo and that is not undone yet. */
async function findUndo(drive: Drive): Promise<Undo | null> {
  const { context, run, definition } = drive;
  const attempts = await context.database.attempt.findMany({
    where: { run_id: run.id },
    orderBy: [{ step_index: "desc" }, { number: "desc" }],
  });
  const targets = await listRunTargets(context.database, run.id);
  for (const attempt of attempts) {
    const { step_index, target_id, action, result } = attempt;
    const step = definition.steps[step_index];
    if (action === undoing || result !== "ok" || !step) continue;
    const undone = attempts.filter(
      (other) => other.step_index === step_index && other.action === undoing,
    );
    if (undone.some((other) => other.result === "ok")) continue;
    const stored = targets.find(({ id }) => id === target_id);
    const adapter = stored && openAdapter(stored, context.database, step);
    if (!stored || !adapter?.revert) continue;
    const [before, after] = [attempt.before_evidence, attempt.after_evidence].map(toEvidence);
    return {
      ...{ step, step_index, before: before ?? null, after: after ?? null },
      ...{ target: { ...stored, adapter }, tries: undone.length },
    };
  }
  return null;
}

async function intendUndo(drive: Drive, { target, step_index, before }: Undo) {
  const { run } = drive;
  const place = { run_id: run.id, step_index };
  const intended = { id: "", idempotency_key: "" };
  await move(drive, "COMPENSATING", `Undoing what was changed in ${target.name}.`, {
    also: async (transaction) => {
      await transaction.attempt.updateMany({
        where: { ...place, action: undoing, result: null },
        data: { result: "unknown", detail: "The worker before went away while it undid it." },
      });
      const number = 1 + (await transaction.attempt.count({ where: place }));
      const created = await transaction.attempt.create({
        data: {
          ...{ ...place, number, target_id: target.id, action: undoing, fence: run.fence },
          idempotency_key: `${run.id}.${step_index}.${number}`,
          before_evidence: before ?? jsonNull,
          intended_at: await readNow(transaction),
        },
      });
      Object.assign(intended, created);
    },
  });
  return intended;
}

async function callRevert(drive: Drive, undo: Undo, idempotency_key: string): Promise<Outcome> {
  const { run, definition, lease } = drive;
  const { target, step, before, after } = undo;
  const order = {
    ...{ action: step.action, params: step.params ?? null, idempotency_key },
    ...{ service: definition.service, environment: run.environment },
    ...{ run_id: run.id, requested_by: run.requested_by },
  };
  const limits = { timeoutMilliseconds: step.timeout_seconds * 1000, signal: lease.signal };
  const outcome = await target.adapter.revert?.(order, { before, after }, limits);
  return outcome ?? { result: "unknown", detail: "The target can no longer undo it." };
}

function settleUndo(
  drive: Drive,
  name: string,
  intended: { id: string },
  outcome: Outcome,
): Promise<void> {
  const { result, detail } = outcome;
  const also = finishAttempt(intended, { result, detail, after: null });
  if (result === "ok") return move(drive, "COMPENSATING", `${name}: ${detail}`, { also });
  if (result === "failed") {
    const words = `What was changed in ${name} could not be undone: ${detail}`;
    return move(drive, "NEEDS_ATTENTION", words, { also });
  }
  return move(drive, "COMPENSATING", detail, { also, rest_seconds: heldSeconds });
}
