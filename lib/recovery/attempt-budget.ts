import type { GateRules, Held, TargetFacts } from "#lib/recovery/gates.ts";

/** Holds while any of the targets was called `max_attempts` times within the attempts window. */
export function checkAttemptBudget(
  targets: Pick<TargetFacts, "name" | "attempts" | "oldest_attempt_at">[],
  rules: Pick<GateRules, "max_attempts" | "attempts_window_seconds">,
): Held | null {
  const spent = targets.find(({ attempts }) => attempts >= rules.max_attempts);
  if (!spent) return null;
  const windowMilliseconds = rules.attempts_window_seconds * 1000;
  const reason = `${spent.name} had ${spent.attempts} of ${rules.max_attempts} attempts in ${rules.attempts_window_seconds} s.`;
  const next_allowed_at = spent.oldest_attempt_at
    ? new Date(spent.oldest_attempt_at.getTime() + windowMilliseconds)
    : null;
  return { outcome: "BUDGET_TARGET", reason, next_allowed_at, run_id: null };
}
