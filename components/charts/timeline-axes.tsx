import { cx } from "class-variance-authority";
import type { Timeline } from "#components/charts/prepare-timeline.ts";
import { asShare } from "#components/charts/scales.ts";
import { formatCountShort } from "#lib/format/count.ts";

/** The lines of the counts with their numbers, and the moments below. */
export function TimelineAxes({ timeline: { from, to, yTicks, xTicks } }: { timeline: Timeline }) {
  const highest = yTicks.at(-1) ?? 1;
  return (
    <div aria-hidden className="text-[11px] leading-none text-ink-3">
      {yTicks.map((tick) => (
        <div
          key={tick}
          className="absolute inset-x-0 border-t border-line"
          style={{ bottom: asShare(tick / highest) }}
        >
          <span className="absolute right-full -translate-y-1/2 pr-2">
            {formatCountShort(tick)}
          </span>
        </div>
      ))}
      {xTicks.map(({ at, label }, index) => (
        <span
          key={at}
          className={cx(
            "absolute top-full -translate-x-1/2 pt-2 whitespace-nowrap",
            index % 2 === 1 && "max-sm:hidden",
          )}
          style={{ left: asShare((at - from) / (to - from)) }}
        >
          {label}
        </span>
      ))}
    </div>
  );
}
