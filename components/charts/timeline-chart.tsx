"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import { describeTimeline } from "#components/charts/describe-timeline.ts";
import {
  prepareTimeline,
  type TimelineBand,
  type TimelineMark,
  type TimelineSeries,
} from "#components/charts/prepare-timeline.ts";
import { TimelineHead } from "#components/charts/timeline-head.tsx";
import { TimelineTable } from "#components/charts/timeline-table.tsx";
import { TimelineView } from "#components/charts/timeline-view.tsx";
import { useNarrow } from "#components/ui/narrow.tsx";

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

/**
 * Counts over time, stacked by series, with incidents as bands and recoveries as marked lines. On a narrow screen it is a
 * picture until its reader asks for more: a phone is busy for over a second with a chart that answers to fingers.
 */
export function TimelineChart(props: Props) {
  const { title, series, bucketSeconds, zone, bands = none, marks = none, onZoom, onReset } = props;
  const t = useTranslations("charts.timeline");
  const language = useLocale();
  const narrow = useNarrow();
  const [isAsked, setAsked] = useState(false);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const view = useRef<HTMLDivElement>(null);
  const timeline = useMemo(
    () => prepareTimeline({ series, bucketSeconds, zone, hidden, language }),
    [series, bucketSeconds, zone, hidden, language],
  );
  function toggle(key: string) {
    const next = new Set(hidden);
    if (!next.delete(key)) next.add(key);
    setHidden(next);
  }
  function explore() {
    setAsked(true);
    view.current?.focus();
  }
  const isStill = narrow === true && !isAsked;
  const summary = describeTimeline(t, timeline, zone, language);
  return (
    <figure className="min-w-0">
      <TimelineHead
        {...{ title, timeline, hidden, onZoom, onReset }}
        narrow={narrow === true}
        onToggle={toggle}
        onExplore={isStill ? explore : undefined}
      />
      <div ref={view} tabIndex={-1} className="h-49 outline-none">
        <TimelineView
          {...{ timeline, bands, marks, zone, onZoom }}
          narrow={narrow}
          isStill={isStill}
        />
      </div>
      <figcaption className="sr-only">
        {t("caption", { title, bucket: timeline.bucketLabel, zone, summary })}
      </figcaption>
      <TimelineTable {...{ title, timeline, zone, bands, marks }} isShort={isStill} />
    </figure>
  );
}
