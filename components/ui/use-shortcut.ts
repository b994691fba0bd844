"use client";

import { useEffect, useEffectEvent } from "react";
import type { ShortcutKeys } from "#components/ui/keyboard-map.ts";

type Handler = () => void;
const handlers = new Map<ShortcutKeys, Handler[]>();

/** Gives keys of the map a meaning while the component is mounted; the latest one that mounted has them. */
export function useShortcut(keys: ShortcutKeys, handle: Handler): void {
  const latest = useEffectEvent(handle);
  useEffect(() => {
    const handler = () => latest();
    handlers.set(keys, [...(handlers.get(keys) ?? []), handler]);
    return () => {
      const others = (handlers.get(keys) ?? []).filter((other) => other !== handler);
      handlers.set(keys, others);
    };
  }, [keys]);
}

/** Does what keys mean here: by a handler, else on the first visible element that carries them. False where nothing has them. */
export function runShortcut(keys: ShortcutKeys): boolean {
  const handler = handlers.get(keys)?.at(-1);
  if (handler) {
    handler();
    return true;
  }
  const target = findTarget(keys);
  if (!target) return false;
  target.focus();
  if (!target.matches("input, textarea, select")) target.click();
  return true;
}

function findTarget(keys: ShortcutKeys): HTMLElement | undefined {
  const marked = document.querySelectorAll<HTMLElement>(`[data-shortcut="${CSS.escape(keys)}"]`);
  return [...marked].find(
    (element) => element.checkVisibility() && !element.matches(":disabled, [aria-disabled=true]"),
  );
}
