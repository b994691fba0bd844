import { getLocale, getTranslations } from "next-intl/server";
import { prepareBands, prepareMarks } from "#components/insights/recovery-marks.ts";
import { resolveSpan, type SpanSearch } from "#components/insights/span.ts";
import { TimelinePanel } from "#components/insights/timeline-panel.tsx";
import { ServiceCodes } from "#components/services/service-codes.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { getTimeline } from "#lib/insights/get-timeline.ts";
import { listTopCodes } from "#lib/insights/list-top-codes.ts";
import type { Context } from "#lib/platform/context.ts";
import { listIncidents } from "#lib/recovery/list-incidents.ts";
import { listRuns } from "#lib/recovery/list-runs.ts";

type Props = { context: Context; service: string; search: SpanSearch };

/** What went wrong in a service, with its incidents and recoveries on the same timeline. */
export async function ServiceErrors({ context, service, search }: Props) {
  const [t, words, spans, language] = await Promise.all([
    getTranslations("services.errors"),
    getTranslations("insights.marks"),
    getTranslations("insights.span"),
    getLocale(),
  ]);
  const { from, to, within } = resolveSpan(spans, search, context.now());
  const span = { service, from, to };
  const [timeline, codes, incidents, runs] = await Promise.all([
    getTimeline(context, { ...span, buckets: 75, group_by: "error_code" }),
    listTopCodes(context, { ...span, limit: 8 }),
    listIncidents(context, { ...span, limit: 100 }),
    listRuns(context, { service, limit: 50 }),
  ]);
  return (
    <>
      <TimelinePanel
        title={t("overTime")}
        series={timeline.series}
        bucketSeconds={timeline.bucket_seconds}
        bands={prepareBands(words, incidents.data, context.now())}
        marks={prepareMarks(words, runs.data, language)}
      />
      <Panel title={t("topCodes")} aside={within} className="my-gap">
        <ServiceCodes codes={codes} />
      </Panel>
    </>
  );
}
