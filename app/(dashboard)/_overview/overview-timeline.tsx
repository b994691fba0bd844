import { ChartColumn } from "lucide-react";
import { prepareBands, prepareMarks } from "#components/insights/recovery-marks.ts";
import { TimelinePanel } from "#components/insights/timeline-panel.tsx";
import { WidenSpan } from "#components/insights/widen-span.tsx";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { Card } from "#components/ui/card.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Overview } from "./load-overview.ts";

type Props = { overview: Overview; lastSeen: string };

export async function OverviewTimeline({ overview, lastSeen }: Props) {
  const [timeline, incidents, runs] = await Promise.all([
    overview.timeline,
    overview.incidents,
    overview.runs,
  ]);
  if (timeline.series.length === 0)
    return (
      <Card className="grid min-h-62 place-items-center">
        <EmptyState
          icon={ChartColumn}
          title={`No errors ${overview.span.within}`}
          action={<WidenSpan />}
        >
          The last one anywhere came <Time at={lastSeen} />.
        </EmptyState>
      </Card>
    );
  return (
    <TimelinePanel
      title="Errors over time"
      series={timeline.series}
      bucketSeconds={timeline.bucket_seconds}
      bands={prepareBands(incidents, overview.now)}
      marks={prepareMarks(runs)}
    />
  );
}
