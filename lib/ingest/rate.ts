const minuteMilliseconds = 60_000;

type Bucket = { tokens: number; at: number };

/**
 * A token bucket for each name: it holds a minute's worth and fills evenly. More than a minute's worth at once is
 * taken from a full bucket, which then owes the rest.
 */
export function createRate(): {
  /** Takes tokens and answers null, or takes none and answers in how many seconds to come back. */
  take(name: string, count: number, perMinute: number, now: number): number | null;
} {
  const buckets = new Map<string, Bucket>();
  return {
    take(name, count, perMinute, now) {
      const bucket = buckets.get(name) ?? { tokens: perMinute, at: now };
      buckets.set(name, bucket);
      const filled = ((now - bucket.at) / minuteMilliseconds) * perMinute;
      bucket.tokens = Math.min(perMinute, bucket.tokens + Math.max(0, filled));
      bucket.at = now;
      const needed = Math.min(count, perMinute);
      if (bucket.tokens < needed) {
        const missing = needed - bucket.tokens;
        return Math.max(1, Math.ceil((missing / perMinute) * (minuteMilliseconds / 1000)));
      }
      bucket.tokens -= count;
      return null;
    },
  };
}
