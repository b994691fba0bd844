import { lazy, Suspense } from "react";
import { TimelinePicture } from "#components/charts/timeline-picture.tsx";
import type { PlotProps } from "#components/charts/timeline-plot.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

/** Loaded where it is drawn: on wide screens at once, on narrow ones when asked for. */
const TimelinePlot = lazy(() =>
  import("#components/charts/timeline-plot.tsx").then(({ TimelinePlot: component }) => ({
    default: component,
  })),
);

type Props = PlotProps & {
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
