import { checkAttemptBudget } from "#lib/recovery/attempt-budget.ts";
import { type ActionHistory, checkBreaker } from "#lib/recovery/breaker.ts";
import { checkCooldown, type EndedRun } from "#lib/recovery/cooldown.ts";
import {
  checkBlastRadius,
  checkDependencies,
  checkGlobalBudget,
  type FleetFacts,
} from "#lib/recovery/fleet.ts";
import { checkKillSwitch, type EngagedSwitch } from "#lib/recovery/kill-switch.ts";
import { checkMaintenance, type MaintenanceFacts } from "#lib/recovery/maintenance.ts";
import type { DecisionOutcome } from "#lib/recovery/schemas.ts";
import { checkAttention, checkTargetLock } from "#lib/recovery/target-lock.ts";

/** What the gates know of one target, all of it by the database's clock. */
export type TargetFacts = {
  id: string;
  name: string;
  live_run_id: string | null;
  live_run_name: string | null;
  live_run_state: string | null;
  live_scenario_id: string | null;
  /** The latest runs that ended on it, newest first. */
  ended: EndedRun[];
  /** A run that needs attention and that nobody has acknowledged. */
  unsettled_run_id: string | null;
  /** Calls within the attempts window, and when the oldest of them was intended. */
  attempts: number;
  oldest_attempt_at: Date | null;
};

export type GateFacts = {
  now: Date;
  engaged: EngagedSwitch | null;
  /** Windows that concern the service and have not ended for good. */
  maintenance: MaintenanceFacts[];
  fleet: FleetFacts;
  /** Of the scenario's actions; empty for a press on a target. */
  histories: ActionHistory[];
  /** Names of steps' targets that are no longer there. */
  missing: string[];
  targets: TargetFacts[];
};

/** What the plan allows. */
export type GateRules = {
  scenario_id: string | null;
  steps: { action: string }[];
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

/**
 * The first gate that holds, most global first, or null when a run may start. A person who presses sees more than a rule
 * does, and passes all but the kill switch, the lock and the budget.
 */
export function evaluateGates(
  facts: GateFacts,
  rules: GateRules,
  cause: "trigger" | "press",
): Held | null {
  return (
    checkKillSwitch(facts.engaged) ??
    checkTargets(facts.missing) ??
    (cause === "press" ? null : checkMaintenance(facts.maintenance, facts.now)) ??
    checkTargetLock(facts.targets, rules.scenario_id) ??
    (cause === "press" ? null : checkCaution(facts, rules)) ??
    checkAttemptBudget(facts.targets, rules)
  );
}

/** What keeps automation, and only automation, from acting. */
function checkCaution(facts: GateFacts, rules: GateRules): Held | null {
  const { fleet, targets, histories, now } = facts;
  return (
    checkAttention(targets) ??
    checkDependencies(fleet) ??
    checkBreaker(histories, rules.steps, now) ??
    checkCooldown(targets, rules.cooldown_seconds, now) ??
    checkGlobalBudget(fleet) ??
    checkBlastRadius(fleet)
  );
}

function checkTargets(missing: string[]): Held | null {
  if (missing.length === 0) return null;
  const reason = `There is no target ${missing.join(", ")} any more.`;
  return { outcome: "NO_TARGET", reason, next_allowed_at: null, run_id: null };
}
