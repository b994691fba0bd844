"use client";

import { useShortcut } from "#components/ui/use-shortcut.ts";

/**
 * `j` and `k` move over the elements marked `data-row`, from wherever focus is; Enter opens the one that has it, `x`
 * presses the box of its row, with Shift as the mouse would.
 */
export function RowKeys() {
  useShortcut("j", () => move(1));
  useShortcut("k", () => move(-1));
  useShortcut("x", () => select(false));
  useShortcut("shift x", () => select(true));
  return null;
}

function move(step: 1 | -1): void {
  const shown = [...document.querySelectorAll<HTMLElement>("[data-row]")].filter((row) =>
    row.checkVisibility(),
  );
  const here = shown.findIndex((row) => row.contains(document.activeElement));
  const next = shown[Math.max(0, Math.min(shown.length - 1, here + step))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function select(shiftKey: boolean): void {
  const box = document.activeElement
    ?.closest("tr, li")
    ?.querySelector("input[type=checkbox], [role=checkbox]");
  box?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey }));
}
