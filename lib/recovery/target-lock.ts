import type { Held, TargetFacts } from "#lib/recovery/gates.ts";

/** Holds while a live run has any of the targets: the scenario's own run, or another one. */
export function checkTargetLock(
  targets: Pick<
    TargetFacts,
    "name" | "live_run_id" | "live_run_name" | "live_run_state" | "live_scenario_id"
  >[],
  scenario_id: string | null,
): Held | null {
  const locked = targets.find(({ live_run_id }) => live_run_id !== null);
  if (!locked) return null;
  const own = scenario_id !== null && locked.live_scenario_id === scenario_id;
  const waits = locked.live_run_state === "AWAITING_APPROVAL";
  return {
    outcome: own ? "DUPLICATE" : "TARGET_LOCKED",
    reason: own
      ? `A run of this scenario ${waits ? "waits for approval" : "is live already"}.`
      : `${locked.name} is held by a live run of ${locked.live_run_name}${waits ? ", which waits for approval" : ""}.`,
    next_allowed_at: null,
    run_id: locked.live_run_id,
  };
}

/** Holds while nobody has taken note of a run whose effect on a target could not be found out. */
export function checkAttention(
  targets: Pick<TargetFacts, "name" | "unsettled_run_id">[],
): Held | null {
  const unsettled = targets.find(({ unsettled_run_id }) => unsettled_run_id !== null);
  if (!unsettled) return null;
  return {
    outcome: "TARGET_LOCKED",
    reason: `What the last run did to ${unsettled.name} is not known; acknowledge that run first.`,
    next_allowed_at: null,
    run_id: unsettled.unsettled_run_id,
  };
}
