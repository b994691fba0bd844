import { lazy, Suspense } from "react";
import type { Timeline, TimelineBand, TimelineMark } from "#components/charts/prepare-timeline.ts";
import { TimelinePicture } from "#components/charts/timeline-picture.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

/** Loaded where it is drawn: on wide screens at once, on narrow ones when asked for. */
const TimelinePlot = lazy(() =>
  import("#components/charts/timeline-plot.tsx").then(({ TimelinePlot: component }) => ({
    default: component,
  })),
);

type Props = {
  timeline: Timeline;
  bands: TimelineBand[];
  marks: TimelineMark[];
  zone: string;
  onZoom: ((from: Date, to: Date) => void) | undefined;
  narrow: boolean | null;
  isStill: boolean;
};

/** The chart, or the picture that stands for it; a quiet place while the width is not known. */
export function TimelineView({ narrow, isStill, ...plot }: Props) {
  const { timeline, bands, marks } = plot;
  const picture = <TimelinePicture {...{ timeline, bands, marks }} />;
  const quiet = <Skeleton className="h-49" />;
  if (isStill) return picture;
  if (narrow === null) return quiet;
  return (
    <Suspense fallback={narrow ? picture : quiet}>
      <TimelinePlot {...plot} />
    </Suspense>
  );
}
