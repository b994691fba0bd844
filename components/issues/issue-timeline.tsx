"use client";

import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import type { TimelineSeries } from "#components/charts/prepare-timeline.ts";
import { TimelineChart } from "#components/charts/timeline-chart.tsx";
import { issueFilterParsers } from "#components/issues/issue-search.ts";
import { SeenRange } from "#components/issues/seen-range.tsx";
import { PhoneFold } from "#components/layout/phone-fold.tsx";
import { Card } from "#components/ui/card.tsx";
import { useZone } from "#components/ui/clock.tsx";

type Props = {
  series: TimelineSeries[];
  bucketSeconds: number;
  after: string;
  before: string | null;
};

/** When the issues of the filter occurred; a drag over it, or two moments, ask for those seen in that time. */
export function IssueTimeline({ series, bucketSeconds, after, before }: Props) {
  const t = useTranslations("issues.timeline");
  const zone = useZone();
  const [search, setSearch] = useQueryStates(
    { after: issueFilterParsers.after, before: issueFilterParsers.before },
    { shallow: false, history: "push", scroll: false },
  );
  const isZoomed = search.after !== null || search.before !== null;
  const zoom = (from: Date, to: Date) =>
    void setSearch({ after: from.toISOString(), before: to.toISOString() });
  return (
    <PhoneFold name={t("name")}>
      <Card className="px-4.5 pt-4 pb-2.5 max-rail:px-4">
        {series.length === 0 ? (
          <p className="text-ink-2">{t("none")}</p>
        ) : (
          <TimelineChart
            title={t("title")}
            {...{ series, bucketSeconds, zone }}
            onZoom={zoom}
            {...(isZoomed ? { onReset: () => void setSearch({ after: null, before: null }) } : {})}
          />
        )}
        <SeenRange
          key={`${search.after} ${search.before}`}
          {...{ after, before, zone }}
          onChange={zoom}
        />
      </Card>
    </PhoneFold>
  );
}
