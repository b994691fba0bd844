"use client";

import { useSyncExternalStore } from "react";

type Overlay = "palette" | "help" | null;
let shown: Overlay = null;
const listeners = new Set<() => void>();

/** Opens one of the dialogs that belong to no page, or closes it with null. */
export function showOverlay(next: Overlay): void {
  shown = next;
  for (const listener of listeners) listener();
}

export function useOverlay(): Overlay {
  return useSyncExternalStore(
    subscribe,
    () => shown,
    () => null,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
