import { ChartColumn } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { prepareBands, prepareMarks } from "#components/insights/recovery-marks.ts";
import { TimelinePanel } from "#components/insights/timeline-panel.tsx";
import { WidenSpan } from "#components/insights/widen-span.tsx";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { Card } from "#components/ui/card.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Overview } from "./load-overview.ts";

type Props = { overview: Overview; lastSeen: string };

export async function OverviewTimeline({ overview, lastSeen }: Props) {
  const [timeline, incidents, runs, t, words, language] = await Promise.all([
    overview.timeline,
    overview.incidents,
    overview.runs,
    getTranslations("insights.page"),
    getTranslations("insights.marks"),
    getLocale(),
  ]);
  if (timeline.series.length === 0)
    return (
      <Card className="grid min-h-62 place-items-center">
        <EmptyState
          icon={ChartColumn}
          title={t("noErrors", { within: overview.span.within })}
          action={<WidenSpan />}
        >
          {t.rich("lastSeen", { time: () => <Time at={lastSeen} /> })}
        </EmptyState>
      </Card>
    );
  return (
    <TimelinePanel
      title={t("overTime")}
      series={timeline.series}
      bucketSeconds={timeline.bucket_seconds}
      bands={prepareBands(words, incidents, overview.now)}
      marks={prepareMarks(words, runs, language)}
    />
  );
}
