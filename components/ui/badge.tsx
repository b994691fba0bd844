import type { ReactNode } from "react";

/** A small quiet word, for names and counts; states use StatePill. */
export function Badge({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex items-center rounded-md bg-raised px-1.5 py-0.5 text-xs font-medium text-ink-2 whitespace-nowrap">
      {children}
    </span>
  );
}
