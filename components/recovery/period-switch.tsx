"use client";

import { cx } from "class-variance-authority";
import { useQueryState } from "nuqs";
import { periodOptions, periodParser } from "#components/recovery/reliability-period.ts";

/** For which time reliability is shown; the address keeps it. */
export function PeriodSwitch() {
  const [period, setPeriod] = useQueryState(
    "period",
    periodParser.withOptions({ shallow: false, scroll: false }),
  );
  return (
    <div
      role="radiogroup"
      aria-label="Time that reliability is shown for"
      className="inline-flex overflow-hidden rounded-control border border-line"
    >
      {periodOptions.map(({ value, label }) => (
        <label
          key={value}
          className={cx(
            "flex min-h-7 items-center border-l border-line px-2.5 text-sm font-medium whitespace-nowrap first:border-l-0 has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent max-rail:min-h-11",
            value === period ? "bg-raised text-ink" : "text-ink-2 hover:text-ink",
          )}
        >
          <input
            type="radio"
            name="period"
            className="sr-only"
            checked={value === period}
            onChange={() => void setPeriod(value)}
          />
          {label}
        </label>
      ))}
    </div>
  );
}
