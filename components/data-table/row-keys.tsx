"use client";

import { useEffect } from "react";
import { isTyping } from "#components/ui/is-typing.ts";

/** `j` and `k` move over the elements marked `data-row`, from wherever focus is; Enter opens the one that has it. */
export function RowKeys() {
  useEffect(() => {
    function move(event: KeyboardEvent) {
      const step = { j: 1, k: -1 }[event.key];
      if (!step || isTyping(event)) return;
      const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
      const shown = rows.filter((row) => row.offsetParent !== null);
      const here = shown.findIndex((row) => row.contains(document.activeElement));
      const next = shown[Math.max(0, Math.min(shown.length - 1, here + step))];
      next?.focus();
      next?.scrollIntoView({ block: "nearest" });
    }
    window.addEventListener("keydown", move);
    return () => window.removeEventListener("keydown", move);
  }, []);
  return null;
}
