"use client";

import { cx } from "class-variance-authority";
import { useTranslations } from "next-intl";
import { nameSeries } from "#components/charts/describe-timeline.ts";
import type { DrawnSeries } from "#components/charts/prepare-timeline.ts";

type Props = {
  series: DrawnSeries[];
  hidden: ReadonlySet<string>;
  onToggle: (key: string) => void;
};

/** Names the colours; a press takes a series out and puts it back. */
export function TimelineLegend({ series, hidden, onToggle }: Props) {
  const t = useTranslations("charts.timeline");
  return (
    <div className="ml-auto flex flex-wrap gap-x-1.5 text-xs text-ink-2">
      {series.map(({ key, color }) => (
        <button
          key={key}
          type="button"
          aria-pressed={!hidden.has(key)}
          onClick={() => onToggle(key)}
          className="inline-flex min-h-6 max-w-56 items-center gap-1.5 rounded-sm px-1 hover:text-ink max-rail:min-h-11"
        >
          <span
            aria-hidden
            className="keep-color size-2.25 shrink-0 rounded-[2.5px] border"
            style={{
              background: hidden.has(key) ? "transparent" : color,
              borderColor: hidden.has(key) ? "var(--edge)" : color,
            }}
          />
          <span className={cx("truncate", hidden.has(key) && "text-ink-3 line-through")}>
            {nameSeries(t, key)}
          </span>
        </button>
      ))}
    </div>
  );
}
