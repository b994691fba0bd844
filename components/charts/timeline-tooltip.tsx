import type { Timeline, TimelineRow } from "#components/charts/prepare-timeline.ts";
import { asShare } from "#components/charts/scales.ts";
import { formatCount } from "#lib/format/count.ts";
import { formatDayMinute } from "#lib/format/time.ts";

type Props = {
  timeline: Timeline;
  zone: string;
  row: TimelineRow;
  /** Of the bar's middle, as a share of the width. */
  place: number;
};

/** What one bar counts, on the side of it that has more room. */
export function TimelineTooltip({ timeline, zone, row, place }: Props) {
  const total = row.counts.reduce((sum, count) => sum + count, 0);
  const lines = timeline.series
    .map(({ key, color }, index) => ({ key, color, count: row.counts[index] ?? 0 }))
    .filter(({ count }) => count > 0);
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute top-0 z-10 mx-2.5 max-w-[85%] rounded-control border border-line bg-surface px-3 py-2 text-sm shadow-soft"
      style={place < 0.5 ? { left: asShare(place) } : { right: asShare(1 - place) }}
    >
      <div className="mb-1 flex justify-between gap-6 font-medium whitespace-nowrap">
        <span>
          {formatDayMinute(new Date(row.start), zone)}{" "}
          <span className="font-normal text-ink-3 max-sm:hidden">{zone}</span>
        </span>
        <span>{formatCount(total)}</span>
      </div>
      {lines.map(({ key, color, count }) => (
        <div key={key} className="flex items-center gap-1.5 text-ink-2">
          <span
            className="keep-color size-2.25 shrink-0 rounded-[2.5px]"
            style={{ background: color }}
          />
          <span className="mr-auto truncate">{key}</span>
          <span className="pl-4 text-ink">{formatCount(count)}</span>
        </div>
      ))}
    </div>
  );
}
