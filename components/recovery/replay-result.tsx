"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { TimelineChart } from "#components/charts/timeline-chart.tsx";
import { prepareReplay } from "#components/recovery/prepare-replay.ts";
import { HoldTable, StartTable } from "#components/recovery/replay-tables.tsx";
import { useZone } from "#components/ui/clock.tsx";
import { formatDayMinute } from "#lib/format/time.ts";
import type { Replay } from "#lib/recovery/replay-schemas.ts";

/** A sentence, the chart, each start and each hold, and what history cannot tell. */
export function ReplayResult({ replay }: { replay: Replay }) {
  const t = useTranslations("recovery.replay");
  const gates = useTranslations("recovery.outcomes");
  const zone = useZone();
  const { series, bands, marks } = useMemo(
    () => prepareReplay(t, replay, gates),
    [t, gates, replay],
  );
  const { summary, starts, holds, timeline } = replay;
  const held = holds.filter(({ outcome }) => outcome !== "DUPLICATE");
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <p className="font-medium wrap-anywhere">{summary.sentence}</p>
      <TimelineChart
        title={t("chart")}
        series={series}
        bucketSeconds={timeline.bucket_seconds}
        zone={zone}
        bands={bands}
        marks={marks}
      />
      {starts.length > 0 ? <StartTable starts={starts} total={summary.starts} zone={zone} /> : null}
      {held.length > 0 ? <HoldTable holds={held} zone={zone} /> : null}
      <Unknowns replay={replay} zone={zone} />
    </div>
  );
}

function Unknowns({ replay, zone }: { replay: Replay; zone: string }) {
  const t = useTranslations("recovery.replay");
  const language = useLocale();
  return (
    <section aria-label={t("unknown")}>
      <h4 className="text-sm font-medium">{t("unknown")}</h4>
      <ul className="mt-1 list-disc pl-5 text-sm text-ink-2">
        {replay.summary.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
        {replay.resolution.map(({ from, to, meaning }) => (
          <li key={from}>
            {t("resolution", {
              from: formatDayMinute(new Date(from), zone, language),
              to: formatDayMinute(new Date(to), zone, language),
              meaning,
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
