import { handOverStates } from "#lib/recovery/run-state.ts";
import type { RunState } from "#lib/recovery/schemas.ts";

/** What visitors may know: nothing internal, no names, no reasons. */
export type PublicState = "fine" | "noticed" | "fixing" | "checking" | "back" | "needs_people";

/** For this long after an incident's end visitors are told that the service is back. */
export const backSeconds = 300;

const ofLiveRun: Partial<Record<RunState, PublicState>> = {
  ACTING: "fixing",
  RECONCILING: "fixing",
  SETTLING: "fixing",
  VERIFYING: "checking",
};

/** The public state of a service from its live run, its open incident and how that incident's last run ended. */
export function derivePublicState(facts: {
  live: RunState | null;
  incident: { open: boolean; ended_seconds_ago: number } | null;
  last: RunState | null;
}): PublicState {
  if (facts.live) return ofLiveRun[facts.live] ?? "noticed";
  if (!facts.incident) return "fine";
  if (!facts.incident.open) return facts.incident.ended_seconds_ago < backSeconds ? "back" : "fine";
  return facts.last && handOverStates.includes(facts.last) ? "needs_people" : "noticed";
}
