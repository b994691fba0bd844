"use client";

import { useEffect, useState } from "react";

const scrolledPixels = 40;

/** Whether somebody reads the rows now: has scrolled, selected text, opened a record or moved onto a row. */
export function useReading(): boolean {
  const [isReading, setReading] = useState(false);
  useEffect(() => {
    const look = () => setReading(looksRead());
    const events = ["scroll", "selectionchange", "focusin", "focusout"] as const;
    for (const name of events) document.addEventListener(name, look, { passive: true });
    look();
    return () => {
      for (const name of events) document.removeEventListener(name, look);
    };
  }, []);
  return isReading;
}

function looksRead(): boolean {
  if (window.scrollY > scrolledPixels) return true;
  if (!(document.getSelection()?.isCollapsed ?? true)) return true;
  return document.activeElement?.closest("[data-row], [role=dialog]") != null;
}
