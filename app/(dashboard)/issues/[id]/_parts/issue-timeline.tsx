import { ChartColumn } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { prepareBands, prepareMarks } from "#components/insights/recovery-marks.ts";
import type { Span } from "#components/insights/span.ts";
import { TimelinePanel } from "#components/insights/timeline-panel.tsx";
import { WidenSpan } from "#components/insights/widen-span.tsx";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { Card } from "#components/ui/card.tsx";
import { Time } from "#components/ui/time.tsx";
import { getTimeline } from "#lib/insights/get-timeline.ts";
import type { Issue } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { listIncidents } from "#lib/recovery/list-incidents.ts";
import { listRuns } from "#lib/recovery/list-runs.ts";

type Props = { context: Context; issue: Issue; span: Span };

/** When the issue occurred, beside the incidents and runs of its service. */
export async function IssueTimeline({ context, issue, span }: Props) {
  const { service, error_code } = issue;
  const t = await getTranslations("issues.issuePage");
  const within = { from: span.from, to: span.to };
  const [timeline, incidents, runs] = await Promise.all([
    getTimeline(context, { ...within, issue: issue.id, buckets: 75, group_by: "level" }),
    listIncidents(context, { ...within, service, limit: 100 }),
    listRuns(context, { service, limit: 50 }),
  ]);
  if (timeline.series.length === 0)
    return (
      <Card className="grid min-h-62 place-items-center">
        <EmptyState
          icon={ChartColumn}
          title={t("noRecords", { within: span.within })}
          action={<WidenSpan />}
        >
          {t.rich("lastOne", { time: () => <Time at={issue.last_seen} /> })}
        </EmptyState>
      </Card>
    );
  const words = await getTranslations("insights.marks");
  const related = incidents.data.filter(({ error_codes }) => error_codes.includes(error_code));
  return (
    <TimelinePanel
      title={t("overTime")}
      series={timeline.series}
      bucketSeconds={timeline.bucket_seconds}
      bands={prepareBands(words, related, context.now())}
      marks={prepareMarks(words, runs.data, await getLocale())}
    />
  );
}
