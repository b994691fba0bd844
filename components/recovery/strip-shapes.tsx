import type { ReactNode } from "react";

/** Lanes of a row: noticed above the bar, the action and the recovery under it, so that none hides another. */
function at(percent: number, shape: ReactNode): ReactNode {
  return (
    <svg x={`${percent}%`} y="0" overflow="visible" aria-hidden>
      {shape}
    </svg>
  );
}

/** Noticed: a triangle that points at the bar. */
export function detectedShape(percent: number): ReactNode {
  return at(percent, <path d="M-4 2 L4 2 L0 8 Z" fill="var(--ink-2)" />);
}

/** First action: a diamond. */
export function actedShape(percent: number): ReactNode {
  return at(percent, <path d="M0 24.5 L4.5 29 L0 33.5 L-4.5 29 Z" fill="var(--accent)" />);
}

/** Well again: a disc. */
export function recoveredShape(percent: number): ReactNode {
  return at(percent, <circle cx="0" cy="38.5" r="3.5" fill="var(--good)" />);
}
