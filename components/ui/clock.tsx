"use client";

import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from "react";

const ClockContext = createContext({ now: 0, zone: "UTC" });
const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;
let present = Date.now();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!ticking) {
    present = Date.now();
    ticking = setInterval(tick, 15_000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

function tick(): void {
  present = Date.now();
  for (const listener of listeners) listener();
}

type Props = { now: number; zone: string; children: ReactNode };

/** Gives everything below one present (epoch milliseconds) and one zone, the same in the server's and the first client render. */
export function ClockProvider({ now, zone, children }: Props) {
  const value = useMemo(() => ({ now, zone }), [now, zone]);
  return <ClockContext value={value}>{children}</ClockContext>;
}

/** The present, which moves on every 15 seconds. */
export function useNow(): Date {
  const { now } = useContext(ClockContext);
  const milliseconds = useSyncExternalStore(
    subscribe,
    () => present,
    () => now,
  );
  return new Date(milliseconds);
}

/** The zone in which the reader wants times. */
export function useZone(): string {
  return useContext(ClockContext).zone;
}
