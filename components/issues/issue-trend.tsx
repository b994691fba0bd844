"use client";

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from "react";
import { Sparkline } from "#components/charts/sparkline.tsx";
import { sendJson } from "#components/forms/send-json.ts";
import { IssueTrends } from "#lib/insights/schemas.ts";

type TrendReader = {
  ask: (id: string) => void;
  read: (id: string) => number[];
  subscribe: (listener: () => void) => () => void;
};

const mostAtOnce = 100;
const gatherMilliseconds = 50;
const nothing: number[] = [];

/** Reads the trends of the issues that are drawn, those of a moment in one call, each once. */
function createTrendReader(): TrendReader {
  const trends = new Map<string, number[]>();
  const listeners = new Set<() => void>();
  const waiting = new Set<string>();
  async function send(): Promise<void> {
    const ids = [...waiting].slice(0, mostAtOnce);
    for (const id of ids) waiting.delete(id);
    if (waiting.size > 0) void send();
    const path = `/api/v1/issue-trends?issues=${ids.join(",")}` as const;
    const sent = await sendJson("GET", path, undefined, IssueTrends);
    if (!sent.ok) return;
    for (const [id, trend] of Object.entries(sent.data)) trends.set(id, trend);
    for (const listener of listeners) listener();
  }
  return {
    ask(id) {
      if (trends.has(id)) return;
      trends.set(id, nothing);
      if (waiting.size === 0) setTimeout(() => void send(), gatherMilliseconds);
      waiting.add(id);
    },
    read: (id) => trends.get(id) ?? nothing,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const TrendContext = createContext<TrendReader>({
  ask: () => {},
  read: () => nothing,
  subscribe: () => () => {},
});

/** Lets the issues below show how often they occurred lately, without waiting for it. */
export function IssueTrendProvider({ children }: { children: ReactNode }) {
  const [reader] = useState(createTrendReader);
  return <TrendContext value={reader}>{children}</TrendContext>;
}

/** The last 24 hours of an issue; of its final size before they are known. */
export function IssueTrend({ id }: { id: string }) {
  const { ask, read, subscribe } = useContext(TrendContext);
  const values = useSyncExternalStore(
    subscribe,
    () => read(id),
    () => nothing,
  );
  useEffect(() => ask(id), [ask, id]);
  return <Sparkline values={values} color="var(--series-3)" />;
}
