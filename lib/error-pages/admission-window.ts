const shortestSeconds = 5;
/** Nobody who waits for a service that is well is held longer. */
const longestSeconds = 600;

/** Visitors a second that a service takes back unless it says otherwise. */
export const defaultSafeRate = 100;

/**
 * Seconds over which waiting visitors spread their return, so that about `safeRate` of them come in a second. Pure;
 * each draws a moment in it.
 */
export function deriveAdmissionWindow(waiting: number, safeRate: number): number {
  return Math.min(longestSeconds, Math.max(shortestSeconds, Math.ceil(waiting / safeRate)));
}
