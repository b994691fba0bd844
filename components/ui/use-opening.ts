import { useState } from "react";

/** Runs once the browser has shown what a press changed so far: that comes first, what takes longer follows. */
export function afterPaint(run: () => void): void {
  requestAnimationFrame(() => setTimeout(run));
}

type Opening = { open?: boolean | undefined; onOpenChange?: ((open: boolean) => void) | undefined };
type Opened = { open: boolean; onOpenChange: (open: boolean) => void };

/**
 * The state of something that opens over the page. The press shows first and then it opens, because to build and place
 * it keeps a phone busy for longer than a press may stay without an answer; it closes at once.
 */
export function useOpening({ open, onOpenChange }: Opening): Opened {
  const [own, setOwn] = useState(false);
  function change(next: boolean) {
    setOwn(next);
    onOpenChange?.(next);
  }
  return {
    open: open ?? own,
    onOpenChange: (next) => (next ? afterPaint(() => change(true)) : change(false)),
  };
}
