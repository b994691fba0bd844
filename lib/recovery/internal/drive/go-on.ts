import type { Database } from "#lib/platform/database.ts";
import { checkAttemptBudget } from "#lib/recovery/attempt-budget.ts";
import { checkBreaker } from "#lib/recovery/breaker.ts";
import { type Drive, move } from "#lib/recovery/internal/drive/drive.ts";
import { listRunTargets } from "#lib/recovery/internal/drive/step-target.ts";
import { readHistories } from "#lib/recovery/internal/read-gate-facts.ts";
import { readNow } from "#lib/recovery/internal/sql/read-now.ts";
import { readTargetFacts } from "#lib/recovery/internal/sql/read-target-facts.ts";
import { listNextSteps } from "#lib/recovery/ladder.ts";
import { callBackoffSeconds, nextStepSeconds } from "#lib/recovery/run-limits.ts";
import type { Step, Verdict } from "#lib/recovery/schemas.ts";

export type Setback = {
  /** What did not work, in a sentence. */
  detail: string;
  calls: number;
  may_repeat: boolean;
  /** As the target asked for; null for our own pause. */
  pause_seconds: number | null;
  verdict?: Verdict;
  also?: (transaction: Database) => Promise<void>;
};

/** After a step that did not help: the same step again, the next one, or, with none or no attempts left, people. */
export async function goOn(drive: Drive, setback: Setback): Promise<void> {
  const { detail, verdict, also } = setback;
  const writes = also ? { also } : {};
  const { step_index, reason } = await chooseStep(drive, setback);
  if (step_index === null) {
    const to = (await neverReachedAnything(drive, setback)) ? "FAILED" : "ESCALATED";
    return move(drive, to, `${detail} ${reason}`, { ...(verdict ? { verdict } : {}), ...writes });
  }
  const again = step_index === drive.run.step_index;
  const pause = again ? callBackoffSeconds(setback.calls) : nextStepSeconds;
  return move(drive, "QUEUED", `${detail} ${reason}`, {
    step_index,
    rest_seconds: setback.pause_seconds ?? pause,
    ...writes,
  });
}

/** The step to go on with, whose target may still be called, or null and why there is none. */
async function chooseStep(
  drive: Drive,
  setback: Setback,
): Promise<{ step_index: number | null; reason: string }> {
  const { steps } = drive.definition;
  const place = { ...setback, step_index: drive.run.step_index, steps: steps.length };
  const spent: string[] = [];
  for (const step_index of listNextSteps(place)) {
    const step = steps[step_index];
    if (!step) continue;
    const reason =
      (await findSpentBudget(drive, step.target)) ?? (await findOpenBreaker(drive, step));
    if (reason === null) return { step_index, reason: `Step ${step_index + 1} follows.` };
    spent.push(reason);
  }
  return { step_index: null, reason: spent[0] ?? "No step is left." };
}

async function findSpentBudget(drive: Drive, name: string): Promise<string | null> {
  const { context, run, definition } = drive;
  const targets = await listRunTargets(context.database, run.id);
  const target_ids = targets.filter((target) => target.name === name).map(({ id }) => id);
  const { attempts_window_seconds } = definition;
  const question = { key: name, target_ids, attempts_window_seconds };
  const facts = await readTargetFacts(context.database, [question]);
  return checkAttemptBudget(facts.get(name) ?? [], definition)?.reason ?? null;
}

/** Why a rule may not go on with an action that did not help before; a person who let the run start sees more. */
async function findOpenBreaker(drive: Drive, step: Step): Promise<string | null> {
  const { context, run } = drive;
  if (run.cause === "press" || run.decided_by !== null || run.scenario_id === null) return null;
  const histories = await readHistories(context.database, run.scenario_id);
  return checkBreaker(histories, [step], await readNow(context.database))?.reason ?? null;
}

/** A wrong set-up from the first call to the last is a fault of ours to report, not a recovery that did not help. */
async function neverReachedAnything(drive: Drive, setback: Setback): Promise<boolean> {
  if (setback.verdict || !setback.detail.startsWith("Set-up error")) return false;
  const others = await drive.context.database.attempt.count({
    where: {
      run_id: drive.run.id,
      result: { not: null },
      NOT: { detail: { startsWith: "Set-up error" } },
    },
  });
  return others === 0;
}
