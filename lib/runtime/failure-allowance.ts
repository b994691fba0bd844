const minuteMilliseconds = 60_000;
const mostPerMinute = 10;
const mostInAllPerMinute = 60;
const mostKeys = 1000;

type Share = { since: number; taken: number; leftOut: number };

export type FailureAllowance = {
  /** Null where the minute's share is used up; else how many were left out since the last one that was not. */
  take(key: string, now: number): { left_out: number } | null;
};

/** Lets ten of the same failure through in a minute, and sixty of all; remembers how many it did not. */
export function createFailureAllowance(): FailureAllowance {
  const shares = new Map<string, Share>();
  const all: Share = { since: Number.NEGATIVE_INFINITY, taken: 0, leftOut: 0 };
  return {
    take(key, now) {
      if (!shares.has(key) && shares.size >= mostKeys) shares.clear();
      const own = shares.get(key) ?? { since: now, taken: 0, leftOut: 0 };
      shares.set(key, own);
      for (const share of [own, all]) renew(share, now);
      if (own.taken >= mostPerMinute || all.taken >= mostInAllPerMinute) {
        own.leftOut += 1;
        return null;
      }
      const left_out = own.leftOut;
      own.taken += 1;
      all.taken += 1;
      own.leftOut = 0;
      return { left_out };
    },
  };
}

function renew(share: Share, now: number): void {
  if (now - share.since < minuteMilliseconds) return;
  share.since = now;
  share.taken = 0;
}
