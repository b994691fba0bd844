"use client";

import { useRef, useState } from "react";
import type { Timeline, TimelineBand, TimelineMark } from "#components/charts/prepare-timeline.ts";
import { TimelineAxes } from "#components/charts/timeline-axes.tsx";
import { TimelineBars } from "#components/charts/timeline-bars.tsx";
import { TimelineMarks } from "#components/charts/timeline-marks.tsx";
import { TimelineTooltip } from "#components/charts/timeline-tooltip.tsx";
import { useBarDrag } from "#components/charts/use-bar-drag.ts";
import { formatCount } from "#lib/format/count.ts";
import { formatDayMinute } from "#lib/format/time.ts";

type Props = {
  timeline: Timeline;
  bands: TimelineBand[];
  marks: TimelineMark[];
  zone: string;
  onZoom: ((from: Date, to: Date) => void) | undefined;
};

/** The bars, told one by one by pointer, touch and arrow keys. All places are shares: it fits any width without a script. */
export function TimelinePlot({ timeline, bands, marks, zone, onZoom }: Props) {
  const { from, to, rows } = timeline;
  const slider = useRef<HTMLInputElement>(null);
  const [active, setActive] = useState<number | null>(null);
  const drag = useBarDrag(timeline, onZoom);
  const last = rows.length - 1;
  const shown = active === null ? null : Math.min(active, last);
  const row = shown === null ? undefined : rows[shown];
  return (
    <div className="relative h-full">
      <input
        ref={slider}
        type="range"
        aria-label="Bar by bar"
        min={0}
        max={last}
        value={shown ?? last}
        aria-valuetext={describeRow(rows[shown ?? last], zone)}
        onFocus={() => setActive(shown ?? last)}
        onBlur={() => setActive(null)}
        onChange={({ target: { value } }) => setActive(Number(value))}
        className="peer sr-only"
      />
      <div
        className={`absolute top-5 right-2 bottom-6 left-11 touch-pan-y rounded-sm peer-focus-visible:outline-2 peer-focus-visible:outline-accent ${onZoom ? "select-none" : ""}`}
        onPointerDown={(event) => {
          // On touch the pointer leaves as it is lifted: focus keeps the bar that was pressed.
          if (event.pointerType === "mouse") drag.start(barUnder(event, rows.length));
          else slider.current?.focus({ preventScroll: true });
          setActive(barUnder(event, rows.length));
        }}
        onPointerMove={(event) => {
          drag.move(barUnder(event, rows.length));
          setActive(barUnder(event, rows.length));
        }}
        onPointerUp={drag.finish}
        onPointerLeave={({ pointerType }) => {
          drag.cancel();
          if (pointerType === "mouse") setActive(null);
        }}
      >
        <TimelineAxes timeline={timeline} />
        <TimelineBars timeline={timeline} bands={bands} active={shown} dragged={drag.span} />
        <TimelineMarks marks={marks} from={from} to={to} />
        {row && shown !== null ? (
          <TimelineTooltip {...{ timeline, zone, row }} place={(shown + 0.5) / rows.length} />
        ) : null}
      </div>
    </div>
  );
}

type Place = { clientX: number; currentTarget: Element };

function barUnder({ clientX, currentTarget }: Place, bars: number): number {
  const { left, width } = currentTarget.getBoundingClientRect();
  return Math.max(0, Math.min(bars - 1, Math.floor(((clientX - left) / width) * bars)));
}

function describeRow(row: Timeline["rows"][number] | undefined, zone: string): string {
  if (!row) return "";
  const total = row.counts.reduce((sum, count) => sum + count, 0);
  return `${formatDayMinute(new Date(row.start), zone)}: ${formatCount(total)}`;
}
