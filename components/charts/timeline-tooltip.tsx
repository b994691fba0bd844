import { useLocale, useTranslations } from "next-intl";
import { nameSeries } from "#components/charts/describe-timeline.ts";
import type { Timeline } from "#components/charts/prepare-timeline.ts";
import { formatCount } from "#lib/format/count.ts";
import { formatDayMinute } from "#lib/format/time.ts";

type Props = {
  timeline: Timeline;
  zone: string;
  /** Both are handed in by recharts. */
  active?: boolean;
  label?: string | number;
};

export function TimelineTooltip({ timeline, zone, active, label }: Props) {
  const t = useTranslations("charts.timeline");
  const language = useLocale();
  const row = timeline.rows.find(({ middle }) => middle === Number(label));
  if (!active || !row) return null;
  const total = row.counts.reduce((sum, count) => sum + count, 0);
  const lines = timeline.series
    .map(({ key, color }, index) => ({ key, color, count: row.counts[index] ?? 0 }))
    .filter(({ count }) => count > 0);
  return (
    <div className="rounded-control border border-line bg-surface px-3 py-2 text-sm shadow-soft">
      <div className="mb-1 flex justify-between gap-6 font-medium">
        <span>
          {formatDayMinute(new Date(row.start), zone, language)}{" "}
          <span className="font-normal text-ink-3">{zone}</span>
        </span>
        <span>{formatCount(total)}</span>
      </div>
      {lines.map(({ key, color, count }) => (
        <div key={key} className="flex items-center gap-1.5 text-ink-2">
          <span className="keep-color size-2.25 rounded-[2.5px]" style={{ background: color }} />
          <span className="mr-auto">{nameSeries(t, key)}</span>
          <span className="pl-4 text-ink">{formatCount(count)}</span>
        </div>
      ))}
    </div>
  );
}
