import { checkAttemptBudget } from "#lib/recovery/attempt-budget.ts";
import { checkCooldown } from "#lib/recovery/cooldown.ts";
import { checkKillSwitch, type EngagedSwitch } from "#lib/recovery/kill-switch.ts";
import type { DecisionOutcome } from "#lib/recovery/schemas.ts";
import { checkTargetLock } from "#lib/recovery/target-lock.ts";

/** What the gates know of one target, all of it by the database's clock. */
export type TargetFacts = {
  id: string;
  name: string;
  live_run_id: string | null;
  live_run_name: string | null;
  live_run_state: string | null;
  live_scenario_id: string | null;
  last_ended_at: Date | null;
  /** Calls within the attempts window, and when the oldest of them was intended. */
  attempts: number;
  oldest_attempt_at: Date | null;
};

export type GateFacts = {
  now: Date;
  engaged: EngagedSwitch | null;
  /** Names of steps' targets that are no longer there. */
  missing: string[];
  targets: TargetFacts[];
};

/** What the plan allows. */
export type GateRules = {
  scenario_id: string | null;
  cooldown_seconds: number;
  max_attempts: number;
  attempts_window_seconds: number;
};

/** Why nothing may run now; `next_allowed_at` null where only a person can change that. */
export type Held = {
  outcome: DecisionOutcome;
  reason: string;
  next_allowed_at: Date | null;
  run_id: string | null;
};

/** The first gate that holds, most global first, or null when a run may start. A press passes the cooldown only. */
export function evaluateGates(
  facts: GateFacts,
  rules: GateRules,
  cause: "trigger" | "press",
): Held | null {
  return (
    checkKillSwitch(facts.engaged) ??
    checkTargets(facts.missing) ??
    checkTargetLock(facts.targets, rules.scenario_id) ??
    (cause === "press" ? null : checkCooldown(facts.targets, rules.cooldown_seconds, facts.now)) ??
    checkAttemptBudget(facts.targets, rules)
  );
}

function checkTargets(missing: string[]): Held | null {
  if (missing.length === 0) return null;
  const reason = `There is no target ${missing.join(", ")} any more.`;
  return { outcome: "NO_TARGET", reason, next_allowed_at: null, run_id: null };
}
