"use client";

import { useMemo, useState } from "react";
import {
  prepareTimeline,
  type TimelineBand,
  type TimelineMark,
  type TimelineSeries,
} from "#components/charts/prepare-timeline.ts";
import { TimelineLegend } from "#components/charts/timeline-legend.tsx";
import { TimelinePlot } from "#components/charts/timeline-plot.tsx";
import { TimelineTable } from "#components/charts/timeline-table.tsx";
import { TimelineZoom } from "#components/charts/timeline-zoom.tsx";

type Props = {
  title: string;
  series: TimelineSeries[];
  bucketSeconds: number;
  zone: string;
  bands?: TimelineBand[];
  marks?: TimelineMark[];
  /** Asks for another span of time; without it the chart cannot be zoomed. */
  onZoom?: (from: Date, to: Date) => void;
  /** Goes back to the span before any zoom; shown when given. */
  onReset?: () => void;
};

const none: never[] = [];

/** Counts over time, stacked by series, with incidents as bands and recoveries as marked lines. */
export function TimelineChart(props: Props) {
  const { title, series, bucketSeconds, zone, bands = none, marks = none, onZoom, onReset } = props;
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const timeline = useMemo(
    () => prepareTimeline({ series, bucketSeconds, zone, hidden }),
    [series, bucketSeconds, zone, hidden],
  );
  function toggle(key: string) {
    const next = new Set(hidden);
    if (!next.delete(key)) next.add(key);
    setHidden(next);
  }
  const note = `${timeline.bucketLabel}${onZoom ? " · drag to zoom" : ""}`;
  return (
    <figure className="min-w-0">
      <div className="mb-2.5 flex flex-wrap items-center gap-x-3.5 gap-y-1.5">
        <h2>{title}</h2>
        <span className="text-ink-3">{note}</span>
        {onZoom ? <TimelineZoom timeline={timeline} onZoom={onZoom} onReset={onReset} /> : null}
        <TimelineLegend series={timeline.series} hidden={hidden} onToggle={toggle} />
      </div>
      <div className="h-49">
        <TimelinePlot timeline={timeline} bands={bands} marks={marks} zone={zone} onZoom={onZoom} />
      </div>
      <figcaption className="sr-only">
        {title}, {timeline.bucketLabel}, {zone}. {timeline.summary}
      </figcaption>
      <TimelineTable title={title} timeline={timeline} zone={zone} bands={bands} marks={marks} />
    </figure>
  );
}
