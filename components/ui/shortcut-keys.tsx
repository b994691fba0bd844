"use client";

import { useEffect } from "react";
import { isTyping } from "#components/ui/is-typing.ts";

/** A single key presses what is marked `data-shortcut` with it, where that is on the page and can be pressed. */
export function ShortcutKeys() {
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (isTyping(event) || event.repeat || !/^[a-z[\]]$/.test(event.key)) return;
      const marked = document.querySelectorAll<HTMLElement>(`[data-shortcut="${event.key}"]`);
      const target = [...marked].find(
        (element) =>
          element.offsetParent !== null && !element.matches(":disabled, [aria-disabled]"),
      );
      if (!target) return;
      // Whoever else listens sees that the key has been taken.
      event.preventDefault();
      target.focus();
      target.click();
    }
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  return null;
}
