"use client";

import { useSyncExternalStore } from "react";

/** Where Tailwind's `sm` begins. */
const narrow = "(width < 40rem)";

/** Whether the window is a phone's; null on the server, and until the page listens. */
export function useNarrow(): boolean | null {
  return useSyncExternalStore(
    watch,
    () => window.matchMedia(narrow).matches,
    () => null,
  );
}

function watch(onChange: () => void): () => void {
  const list = window.matchMedia(narrow);
  list.addEventListener("change", onChange);
  return () => list.removeEventListener("change", onChange);
}
