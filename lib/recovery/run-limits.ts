/** How long a worker may be silent before another takes its run over. */
export const leaseSeconds = 30;
/** Claims without an orderly pause between them; then the run is poison and people must look. */
export const mostClaims = 5;
/** A run that could not start within this time is out of date; a proposal expires after it. */
export const startDeadlineSeconds = 900;
/** Runs that one worker drives at the same time. */
export const mostConcurrentRuns = 5;
/** Calls of one step when the calls before them had no effect. */
export const mostCallsPerStep = 3;
/** Pause before the next step of the ladder. */
export const nextStepSeconds = 2;
/** How often a run that is held looks whether it may start. */
export const heldSeconds = 2;
/** How long unreadable evidence is waited for, beyond the step's own time-out. */
export const reconcileSeconds = 60;
/** Records are committed a moment after their second; a window is read this much after its end. */
export const arrivalLagSeconds = 0.3;
/** An open incident without a live run closes when none of its codes arrived for this long. */
export const quietSeconds = 900;
/** A service that was well for less than this is degraded again in the same incident. */
export const flapSeconds = 900;
/** An incident that ends within this after a match counts as over by itself, where nothing was called. */
export const naturalRecoverySeconds = 900;
/** The same decision about the same run is written again only after this time. */
export const repeatDecisionSeconds = 10;
/** What a live run holds back is written again only after this time: errors go on arriving while people decide. */
export const repeatHeldByRunSeconds = 900;
/** Time of a probe, a check or a reading of evidence. */
export const readTimeoutMilliseconds = 5000;

/** Seconds before the call of a step is repeated: 2, 4, 8. */
export function callBackoffSeconds(callsSoFar: number): number {
  return 2 ** Math.min(callsSoFar, 3);
}
