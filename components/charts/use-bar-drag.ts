import { useState } from "react";
import type { Timeline } from "#components/charts/prepare-timeline.ts";

/** From one bar to another, in either direction. */
export type BarSpan = [number, number];

/** Follows a drag over the bars and zooms to all that are under it. */
export function useBarDrag(
  { rows, to }: Pick<Timeline, "rows" | "to">,
  onZoom: ((from: Date, to: Date) => void) | undefined,
) {
  const [span, setSpan] = useState<BarSpan | null>(null);
  function finish() {
    setSpan(null);
    if (!span || span[0] === span[1] || !onZoom) return;
    const first = rows[Math.min(...span)]?.start;
    const end = rows[Math.max(...span) + 1]?.start ?? to;
    if (first !== undefined) onZoom(new Date(first), new Date(end));
  }
  return {
    span,
    finish,
    start: (bar: number) => (onZoom ? setSpan([bar, bar]) : undefined),
    move: (bar: number) => (span ? setSpan([span[0], bar]) : undefined),
    cancel: () => setSpan(null),
  };
}
