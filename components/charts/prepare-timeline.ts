import { niceScale, timeTicks } from "#components/charts/scales.ts";
import { seriesColor } from "#components/charts/series-color.ts";
import { formatCount } from "#lib/format/count.ts";
import { formatBucket } from "#lib/format/duration.ts";
import { formatDayMinute } from "#lib/format/time.ts";

export type TimelineSeries = { key: string; points: [string, number][] };
export type TimelineBand = {
  from: string;
  to: string;
  label: string;
  /** `bad` unless given. */
  tone?: "bad" | "idle";
};
export type TimelineMark = { at: string; label: string; tone: "good" | "busy" | "bad" | "idle" };

/** One bar: where it begins (epoch milliseconds), and a count for each drawn series. */
export type TimelineRow = { start: number; counts: number[] };
export type DrawnSeries = { key: string; color: string; total: number };
export type Timeline = {
  from: number;
  to: number;
  series: DrawnSeries[];
  rows: TimelineRow[];
  yTicks: number[];
  xTicks: { at: number; label: string }[];
  bucketLabel: string;
  summary: string;
};

type Input = {
  series: TimelineSeries[];
  bucketSeconds: number;
  zone: string;
  /** Keys the reader has switched off: they keep their colour and lose their bars. */
  hidden?: ReadonlySet<string>;
};

/** The name of everything beyond the largest four. */
export const restKey = "other";
const drawnAtMost = 4;

/** Decides all that a timeline shows: order, colours, bars without gaps, ticks and words. */
export function prepareTimeline({ series, bucketSeconds, zone, hidden }: Input): Timeline {
  const step = bucketSeconds * 1000;
  const groups = groupSeries(series);
  const moments = series.flatMap(({ points }) => points.map(([at]) => Date.parse(at)));
  const from = moments.reduce((least, at) => Math.min(least, at), moments[0] ?? 0);
  const to = moments.reduce((most, at) => Math.max(most, at), from - step) + step;
  const rows = Array.from({ length: Math.round((to - from) / step) }, (_, index) => {
    const start = from + index * step;
    const counts = groups.map(({ key, counts: of }) =>
      hidden?.has(key) ? 0 : (of.get(start) ?? 0),
    );
    return { start, counts };
  });
  const highest = Math.max(0, ...rows.map(({ counts }) => sum(counts)));
  return {
    from,
    to,
    series: groups.map(({ key, color, total }) => ({ key, color, total })),
    rows,
    yTicks: niceScale(highest),
    xTicks: timeTicks(from, to, zone),
    bucketLabel: formatBucket(bucketSeconds),
    summary: summarize(rows, groups, zone),
  };
}

type Group = DrawnSeries & { counts: Map<number, number> };

function groupSeries(series: TimelineSeries[]): Group[] {
  const sized = series.map(({ key, points }) => ({
    key,
    total: sum(points.map(([, count]) => count)),
    points,
  }));
  const named = sized
    .filter(({ key }) => key !== restKey)
    .sort((a, b) => b.total - a.total || a.key.localeCompare(b.key));
  const drawn = named.slice(0, drawnAtMost);
  const rest = [...named.slice(drawnAtMost), ...sized.filter(({ key }) => key === restKey)];
  const groups = drawn.map(({ key, total, points }, index) => ({
    key,
    total,
    color: seriesColor(index),
    counts: addUp([points]),
  }));
  if (rest.length === 0) return groups;
  const total = sum(rest.map((one) => one.total));
  const counts = addUp(rest.map(({ points }) => points));
  return [...groups, { key: restKey, total, color: "var(--series-rest)", counts }];
}

function addUp(lists: [string, number][][]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const [at, count] of lists.flat()) {
    const start = Date.parse(at);
    counts.set(start, (counts.get(start) ?? 0) + count);
  }
  return counts;
}

function summarize(rows: TimelineRow[], groups: Group[], zone: string): string {
  const totals = rows.map(({ counts }) => sum(counts));
  const all = sum(totals);
  const [first] = groups;
  if (all === 0 || !first) return "No errors in this time.";
  const peak = Math.max(...totals);
  const at = rows[totals.indexOf(peak)]?.start ?? 0;
  const most = formatDayMinute(new Date(at), zone);
  return `${formatCount(all)} errors; most at ${most} with ${formatCount(peak)}; the most frequent is ${first.key} with ${formatCount(first.total)}.`;
}

function sum(counts: number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
