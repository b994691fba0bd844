"use client";

import { LiveSwitch } from "#components/layout/live-refresh.tsx";
import { useLiveState } from "#components/live/use-live.ts";

/** The live switch of a page whose parts keep themselves as things are. */
export function LiveToggle() {
  return <LiveSwitch state={useLiveState()} />;
}
