import type { ReactNode } from "react";

type Props = {
  /** Between 0 and 1. */
  share: number;
  color: string;
  children: ReactNode;
};

/** A name with its share as a thin bar under it; say the share in a cell of its own or in `children`. */
export function ShareBar({ share, color, children }: Props) {
  const width = `${Math.min(100, Math.max(share > 0 ? 1 : 0, share * 100))}%`;
  return (
    <span className="block min-w-36">
      {children}
      <span aria-hidden className="mt-1.25 block h-1 rounded-full bg-raised forced-colors:border">
        <span className="keep-color block h-1 rounded-full" style={{ width, background: color }} />
      </span>
    </span>
  );
}
