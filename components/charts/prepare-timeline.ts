import { niceScale, timeTicks } from "#components/charts/scales.ts";
import { seriesColor } from "#components/charts/series-color.ts";
import { formatBucket } from "#lib/format/duration.ts";
import type { Language } from "#lib/format/reader-language.ts";

export type TimelineSeries = { key: string; points: [string, number][] };
export type TimelineBand = {
  from: string;
  to: string;
  label: string;
  /** `bad` unless given. */
  tone?: "bad" | "idle";
};
export type TimelineMark = { at: string; label: string; tone: "good" | "busy" | "bad" | "idle" };

/** One bar: where it begins and its middle (epoch milliseconds), and a count for each drawn series. */
export type TimelineRow = { start: number; middle: number; counts: number[] };
export type DrawnSeries = { key: string; color: string; total: number };
export type Timeline = {
  from: number;
  to: number;
  series: DrawnSeries[];
  rows: TimelineRow[];
  yTicks: number[];
  xTicks: { at: number; label: string }[];
  bucketLabel: string;
  /** How many in all, and the bar with the most; null where all bars are empty. */
  peak: { all: number; start: number; count: number } | null;
};

type Input = {
  series: TimelineSeries[];
  bucketSeconds: number;
  zone: string;
  /** Keys the reader has switched off: they keep their colour and lose their bars. */
  hidden?: ReadonlySet<string>;
  language?: Language;
};

/** The name of everything beyond the largest four. */
export const restKey = "other";
const drawnAtMost = 4;

/** Decides all that a timeline shows: order, colours, bars without gaps, ticks and words. */
export function prepareTimeline(input: Input): Timeline {
  const { series, bucketSeconds, zone, hidden, language } = input;
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
    return { start, middle: start + step / 2, counts };
  });
  const highest = Math.max(0, ...rows.map(({ counts }) => sum(counts)));
  return {
    from,
    to,
    series: groups.map(({ key, color, total }) => ({ key, color, total })),
    rows,
    yTicks: niceScale(highest),
    xTicks: timeTicks(from, to, zone, language),
    bucketLabel: formatBucket(bucketSeconds, language),
    peak: findPeak(rows),
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

function findPeak(rows: TimelineRow[]): Timeline["peak"] {
  const totals = rows.map(({ counts }) => sum(counts));
  const all = sum(totals);
  if (all === 0) return null;
  const count = Math.max(...totals);
  return { all, start: rows[totals.indexOf(count)]?.start ?? 0, count };
}

function sum(counts: number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
