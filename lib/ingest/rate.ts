const minuteMilliseconds = 60_000;

type Bucket = { tokens: number; at: number };

/**
 * A token bucket for each name: it holds a minute's worth and fills evenly. More than a minute's worth at once is
 * taken from a full bucket, which then owes the rest.
 */
export function createRate(): {
  /** Null where so many tokens are there, else in how many seconds to come back; takes none. */
  wait(name: string, count: number, perMinute: number, now: number): number | null;
  /** Takes tokens and answers null, or takes none and answers in how many seconds to come back. */
  take(name: string, count: number, perMinute: number, now: number): number | null;
} {
  const buckets = new Map<string, Bucket>();
  function fill(name: string, perMinute: number, now: number): Bucket {
    const bucket = buckets.get(name) ?? { tokens: perMinute, at: now };
    buckets.set(name, bucket);
    const filled = ((now - bucket.at) / minuteMilliseconds) * perMinute;
    bucket.tokens = Math.min(perMinute, bucket.tokens + Math.max(0, filled));
    bucket.at = now;
    return bucket;
  }
  function waitFor({ tokens }: Bucket, count: number, perMinute: number): number | null {
    const missing = Math.min(count, perMinute) - tokens;
    if (missing <= 0) return null;
    return Math.max(1, Math.ceil((missing / perMinute) * (minuteMilliseconds / 1000)));
  }
  return {
    wait: (name, count, perMinute, now) => waitFor(fill(name, perMinute, now), count, perMinute),
    take(name, count, perMinute, now) {
      const bucket = fill(name, perMinute, now);
      const seconds = waitFor(bucket, count, perMinute);
      if (seconds === null) bucket.tokens -= count;
      return seconds;
    },
  };
}
