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

/**
 * Holds while the breaker of one of the actions is open. An hour after the last failure one run may try; as a live run
 * holds its targets, it is exactly one, and its end decides.
 */
export function checkBreaker(
  histories: ActionHistory[],
  actions: string[],
  now: Date,
): Held | null {
  for (const history of histories) {
    const over = nextTryOf(history);
    if (!over || !actions.includes(history.action) || !isOpen(history) || over <= now) continue;
    const reason = `The last ${failuresToOpen} runs with ${history.action} did not help; its breaker is open.`;
    return { outcome: "BREAKER_OPEN", reason, next_allowed_at: over, run_id: null };
  }
  return null;
}
