import { isDeepStrictEqual } from "node:util";

/** Answers a value that is at most `freshForMilliseconds` old, or an older one when the source does not answer. */
export type RecentValues<T> = { get(key: string): Promise<T | null> };

/** Reads at the same time: whoever asks for made-up keys must not take every connection. */
const mostReadings = 5;

type Entry<T> = { value: T; readAt: number };

/**
 * A bounded memory before a slow or failing source. A read is shared by all who wait for it and waited for at most
 * `waitMilliseconds`; after a failure the source is left alone for as long as a value counts as fresh, and what is
 * remembered is answered instead, else null.
 */
export function createRecentValues<T>(parts: {
  read: (key: string) => Promise<T>;
  freshForMilliseconds: number;
  /** From this age on a value that is asked for is read anew, while the old one is answered at once. */
  refreshAfterMilliseconds: number;
  waitMilliseconds: number;
  /** Instead, until the source has answered once: a process that starts opens its connection first. */
  firstWaitMilliseconds: number;
  limit: number;
  /** Whether a value is worth its place; what is not gives way first, as anybody can ask for any key. */
  isWorthKeeping: (value: T, key: string) => boolean;
  now: () => number;
  onFailure: (error: unknown) => void;
}): RecentValues<T> {
  const { read, freshForMilliseconds, limit, now, onFailure, isWorthKeeping } = parts;
  const entries = new Map<string, Entry<T>>();
  const passing = new Map<string, Entry<T>>();
  const reading = new Map<string, Promise<void>>();
  let waitMilliseconds = parts.firstWaitMilliseconds;
  let leaveAloneUntil = Number.NEGATIVE_INFINITY;

  const remember = (key: string, latest: T) => {
    waitMilliseconds = parts.waitMilliseconds;
    const known = find(key);
    // What did not change stays the same object, so that what was made of it can be kept.
    const value = known && isDeepStrictEqual(known.value, latest) ? known.value : latest;
    entries.delete(key);
    passing.delete(key);
    const place = isWorthKeeping(value, key) ? entries : passing;
    place.set(key, { value, readAt: now() });
    const [oldest] = place.keys();
    if (place.size > limit && oldest !== undefined) place.delete(oldest);
  };
  const find = (key: string) => entries.get(key) ?? passing.get(key);
  const fail = (error: unknown) => {
    if (now() >= leaveAloneUntil) onFailure(error);
    leaveAloneUntil = now() + freshForMilliseconds;
  };
  const startReading = (key: string): Promise<void> => {
    const started = read(key)
      .then((value) => remember(key, value), fail)
      .finally(() => reading.delete(key));
    reading.set(key, started);
    return started;
  };
  /** Answers at once from memory while that is fresh. */
  const recall = (key: string): Entry<T> | undefined => {
    const known = find(key);
    const age = known ? now() - known.readAt : Number.POSITIVE_INFINITY;
    if (age >= freshForMilliseconds) return undefined;
    const due = age >= parts.refreshAfterMilliseconds && now() >= leaveAloneUntil;
    if (due && !reading.has(key)) void startReading(key);
    return known;
  };

  return {
    async get(key) {
      const known = recall(key);
      if (known) return known.value;
      const isCrowded = reading.size >= mostReadings && !reading.has(key);
      if (now() >= leaveAloneUntil && !isCrowded) {
        const answered = await within(reading.get(key) ?? startReading(key), waitMilliseconds);
        if (!answered) fail(new Error(`no answer within ${waitMilliseconds} ms`));
      }
      return find(key)?.value ?? null;
    },
  };
}

async function within(work: Promise<void>, milliseconds: number): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(false), milliseconds);
  try {
    return await Promise.race([work.then(() => true), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
