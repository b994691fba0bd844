"use client";

import { useCallback, useEffect, useRef } from "react";
import { gapBetweenReadings } from "#components/live/refresh-pace.ts";

/** An answer that never comes must not be the last one. */
const patienceMilliseconds = 20_000;
/** Spreads the pages that heard the same. */
const jitterShare = 0.15;

/**
 * Calls `read` when asked, at once where the last time is long enough ago, else once later: how much later depends on
 * how long it takes and how fast records come.
 */
export function usePaced(read: () => Promise<unknown>): (perSecond?: number) => void {
  const state = useRef({ began: 0, took: 0, perSecond: 0, isBusy: false, isWanted: false });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(read);
  latest.current = read;
  const ask = useCallback((perSecond = 0) => {
    const own = state.current;
    own.perSecond = perSecond;
    if (own.isBusy || timer.current) {
      own.isWanted = true;
      return;
    }
    const gap = gapBetweenReadings(own.took, own.perSecond);
    const due = own.began + gap - performance.now();
    timer.current = setTimeout(
      async () => {
        timer.current = undefined;
        Object.assign(own, { isBusy: true, isWanted: false, began: performance.now() });
        await Promise.race([latest.current(), afterPatience()]);
        Object.assign(own, { isBusy: false, took: performance.now() - own.began });
        if (own.isWanted) ask(own.perSecond);
      },
      Math.max(0, due) + Math.random() * jitterShare * gap,
    );
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  return ask;
}

function afterPatience(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, patienceMilliseconds));
}
