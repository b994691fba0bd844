import { cx } from "class-variance-authority";

/** Holds the place of something that loads; `className` gives it its final size. */
export function Skeleton({ className }: { className: string }) {
  return (
    <div
      aria-hidden
      className={cx("rounded-card bg-raised motion-safe:animate-pulse", className)}
    />
  );
}
