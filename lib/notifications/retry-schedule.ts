/** Seconds before each try, as Standard Webhooks recommend: ten tries over three days. */
const secondsBeforeTry = [0, 5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];
const longestWaitSeconds = 86_400;

/**
 * Seconds to wait after `tries` failed tries, or null when that was the last. Up to a tenth is added so that what
 * failed together does not return together; a receiver's Retry-After lengthens the wait, never shortens it.
 */
export function deriveRetryDelay(
  tries: number,
  retryAfterSeconds: number | null,
  random: () => number = Math.random,
): number | null {
  const scheduled = secondsBeforeTry[tries];
  if (scheduled === undefined) return null;
  const jittered = scheduled * (1 + random() / 10);
  const asked = Math.min(retryAfterSeconds ?? 0, longestWaitSeconds);
  return Math.max(jittered, asked);
}

/** Reads a Retry-After header, seconds or an HTTP date, as seconds from now; null when it says nothing. */
export function readRetryAfter(header: unknown, now: Date): number | null {
  if (typeof header !== "string") return null;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header);
  const time = Date.parse(header);
  return Number.isNaN(time) ? null : Math.max(0, (time - now.getTime()) / 1000);
}
