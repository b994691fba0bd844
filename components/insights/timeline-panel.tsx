"use client";

import { useQueryStates } from "nuqs";
import type {
  TimelineBand,
  TimelineMark,
  TimelineSeries,
} from "#components/charts/prepare-timeline.ts";
import { TimelineChart } from "#components/charts/timeline-chart.tsx";
import { spanParsers } from "#components/insights/span.ts";
import { Card } from "#components/ui/card.tsx";
import { useZone } from "#components/ui/clock.tsx";

type Props = {
  title: string;
  series: TimelineSeries[];
  bucketSeconds: number;
  bands?: TimelineBand[];
  marks?: TimelineMark[];
};

/** The timeline of a page; a drag over it asks for that span, and the browser's back returns. */
export function TimelinePanel(props: Props) {
  const zone = useZone();
  const [{ from, to }, setSpan] = useQueryStates(spanParsers, {
    shallow: false,
    history: "push",
    scroll: false,
  });
  const reset = from || to ? { onReset: () => void setSpan({ from: null, to: null }) } : {};
  return (
    <Card className="px-4.5 pt-4 pb-2.5 max-rail:px-4">
      <TimelineChart
        {...props}
        zone={zone}
        onZoom={(start, end) => void setSpan({ from: start, to: end })}
        {...reset}
      />
    </Card>
  );
}
