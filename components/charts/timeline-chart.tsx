"use client";

import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { describeTimeline } from "#components/charts/describe-timeline.ts";
import {
  prepareTimeline,
  type TimelineBand,
  type TimelineMark,
  type TimelineSeries,
} from "#components/charts/prepare-timeline.ts";
import { TimelineLegend } from "#components/charts/timeline-legend.tsx";
import { TimelineTable } from "#components/charts/timeline-table.tsx";
import { TimelineZoom } from "#components/charts/timeline-zoom.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

const TimelinePlot = dynamic(
  () => import("#components/charts/timeline-plot.tsx").then((module) => module.TimelinePlot),
  { ssr: false, loading: () => <Skeleton className="h-49" /> },
);

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
  const t = useTranslations("charts.timeline");
  const language = useLocale();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const timeline = useMemo(
    () => prepareTimeline({ series, bucketSeconds, zone, hidden, language }),
    [series, bucketSeconds, zone, hidden, language],
  );
  function toggle(key: string) {
    const next = new Set(hidden);
    if (!next.delete(key)) next.add(key);
    setHidden(next);
  }
  const bucket = timeline.bucketLabel;
  const summary = describeTimeline(t, timeline, zone, language);
  return (
    <figure className="min-w-0">
      <div className="mb-2.5 flex flex-wrap items-center gap-x-3.5 gap-y-1.5">
        <h2>{title}</h2>
        <span className="text-ink-3">{onZoom ? `${bucket} · ${t("drag")}` : bucket}</span>
        {onZoom ? <TimelineZoom timeline={timeline} onZoom={onZoom} onReset={onReset} /> : null}
        <TimelineLegend series={timeline.series} hidden={hidden} onToggle={toggle} />
      </div>
      <div className="h-49">
        <TimelinePlot timeline={timeline} bands={bands} marks={marks} zone={zone} onZoom={onZoom} />
      </div>
      <figcaption className="sr-only">{t("caption", { title, bucket, zone, summary })}</figcaption>
      <TimelineTable title={title} timeline={timeline} zone={zone} bands={bands} marks={marks} />
    </figure>
  );
}
