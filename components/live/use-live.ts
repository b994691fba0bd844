"use client";

import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { hearLive, type LiveState, readLive, watchLive } from "#components/live/live-feed.ts";
import type { LiveEvent } from "#lib/live/schemas.ts";

/** Whether events come now. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(watchLive, readLive, () => "connecting");
}

/** Hears what happens while the component is mounted. */
export function useLiveEvents(onEvent: (event: LiveEvent) => void): void {
  const latest = useEffectEvent(onEvent);
  useEffect(() => hearLive((event) => latest(event)), []);
}
