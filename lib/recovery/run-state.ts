import type { RunState } from "#lib/recovery/schemas.ts";

/** Where a run may go from each state; a state that goes nowhere is terminal. The only table of transitions. */
export const transitions: Record<RunState, readonly RunState[]> = {
  AWAITING_APPROVAL: ["QUEUED", "REJECTED", "EXPIRED", "CANCELLED"],
  QUEUED: ["QUEUED", "PRECHECK", "EXPIRED", "ESCALATED", "FAILED", "CANCELLED", "NEEDS_ATTENTION"],
  PRECHECK: [
    "QUEUED",
    "ACTING",
    "SKIPPED_RECOVERED",
    "ESCALATED",
    "FAILED",
    "CANCELLING",
    "CANCELLED",
    "NEEDS_ATTENTION",
  ],
  ACTING: ["SETTLING", "RECONCILING", "QUEUED", "ESCALATED", "FAILED", "NEEDS_ATTENTION"],
  RECONCILING: ["SETTLING", "QUEUED", "ESCALATED", "FAILED", "NEEDS_ATTENTION"],
  SETTLING: ["VERIFYING", "CANCELLING", "CANCELLED", "FAILED", "NEEDS_ATTENTION"],
  VERIFYING: [
    "RECOVERED",
    "QUEUED",
    "ESCALATED",
    "CANCELLING",
    "CANCELLED",
    "FAILED",
    "NEEDS_ATTENTION",
    "COMPENSATING",
  ],
  COMPENSATING: ["COMPENSATING", "ESCALATED", "NEEDS_ATTENTION", "FAILED"],
  CANCELLING: ["CANCELLED", "FAILED", "NEEDS_ATTENTION"],
  RECOVERED: [],
  SKIPPED_RECOVERED: [],
  ESCALATED: [],
  FAILED: [],
  NEEDS_ATTENTION: [],
  CANCELLED: [],
  REJECTED: [],
  EXPIRED: [],
};

/** Whether the table allows the move. */
export function canMove(from: RunState, to: RunState): boolean {
  return transitions[from].includes(to);
}

/** A terminal run holds no target and moves no more. */
export function isTerminal(state: RunState): boolean {
  return transitions[state].length === 0;
}

/** States that a worker claims and drives; the others wait for people or have ended. */
export const drivenStates: readonly RunState[] = [
  "QUEUED",
  "PRECHECK",
  "ACTING",
  "RECONCILING",
  "SETTLING",
  "VERIFYING",
  "COMPENSATING",
  "CANCELLING",
];

/** States in which no call is under way: here a cancel takes effect at once, elsewhere after the call. */
export const safePoints: readonly RunState[] = ["QUEUED", "PRECHECK", "SETTLING", "VERIFYING"];

/** Ends in which the service was seen to be well again: they close the incident. */
export const recoveredStates: readonly RunState[] = ["RECOVERED", "SKIPPED_RECOVERED"];

/** Ends after which people have to look. */
export const handOverStates: readonly RunState[] = ["ESCALATED", "FAILED", "NEEDS_ATTENTION"];

/** Ends that tell whether a plan helps: it recovered the service, or people had to. */
export const concludedStates: readonly RunState[] = ["RECOVERED", ...handOverStates];
