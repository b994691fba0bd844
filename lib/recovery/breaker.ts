import type { Held } from "#lib/recovery/gates.ts";

/** How the latest runs of a scenario ended that used an action, newest first, since a person closed the breaker. */
export type ActionHistory = { action: string; ended: { ended_at: Date; helped: boolean }[] };

const failuresToOpen = 3;
const openMilliseconds = 3_600_000;

/** Whether so many runs in a row did not help that the action is no longer started by itself. */
export function isOpen(history: ActionHistory): boolean {
  const latest = history.ended.slice(0, failuresToOpen);
  return latest.length === failuresToOpen && latest.every(({ helped }) => !helped);
}

/** When one run may try although the breaker is open. */
export function nextTryOf({ ended: [last] }: ActionHistory): Date | null {
  return last ? new Date(last.ended_at.getTime() + openMilliseconds) : null;
}

/** Whether the breaker of an action keeps it from being started now. */
export function isHeldByBreaker(histories: ActionHistory[], action: string, now: Date): boolean {
  const history = histories.find((one) => one.action === action);
  const next = history && nextTryOf(history);
  return Boolean(history && next && isOpen(history) && next > now);
}

/** The step a run begins with: the first whose action's breaker lets it; null where none does. */
export function findFirstStep(
  histories: ActionHistory[],
  steps: { action: string }[],
  now: Date,
): number | null {
  const index = steps.findIndex(({ action }) => !isHeldByBreaker(histories, action, now));
  return index === -1 ? null : index;
}

/**
 * Holds while the breakers of all steps are open. An hour after the last failure one run may try; as a live run holds its
 * targets, it is exactly one, and its end decides.
 */
export function checkBreaker(
  histories: ActionHistory[],
  steps: { action: string }[],
  now: Date,
): Held | null {
  if (steps.length === 0 || findFirstStep(histories, steps, now) !== null) return null;
  const actions = [...new Set(steps.map(({ action }) => action))];
  const tries = histories
    .filter(({ action }) => actions.includes(action))
    .flatMap((history) => nextTryOf(history)?.getTime() ?? []);
  const reason = `The last ${failuresToOpen} runs with ${actions.join(" and ")} did not help; ${actions.length === 1 ? "its breaker is" : "their breakers are"} open.`;
  const next_allowed_at = new Date(Math.min(...tries));
  return { outcome: "BREAKER_OPEN", reason, next_allowed_at, run_id: null };
}
