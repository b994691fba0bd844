import type { RecoveryFigures } from "#components/insights/recovery-figures.ts";
import type { Span } from "#components/insights/span.ts";
import type { PageViews } from "#lib/error-pages/view-schemas.ts";
import { deriveDirection, formatChange } from "#lib/format/change.ts";
import { countNoun, formatCount, formatShare } from "#lib/format/count.ts";
import { formatClock } from "#lib/format/duration.ts";
import type { ErrorSummary } from "#lib/insights/schemas.ts";

export type Tile = {
  label: string;
  value: string;
  unit?: string;
  /** What moved, in front of the note. */
  change?: { text: string; rises: boolean; bad: boolean };
  note: string;
  trend: number[];
  color: string;
};

type Input = {
  summary: ErrorSummary;
  services: number;
  recovery: RecoveryFigures;
  views: PageViews;
  span: Span;
};

/** The five figures on top of the overview, each with what it is compared with. */
export function prepareTiles({ summary, services, recovery, views, span }: Input): Tile[] {
  return [
    prepareRate(summary, span),
    prepareAffected(summary, services, span),
    ...prepareRecovery(recovery, span),
    prepareVisitors(views, span),
  ];
}

function prepareRate({ errors }: ErrorSummary, span: Span): Tile {
  const { count, previous_count: before } = errors;
  const direction = deriveDirection(count, before);
  const moved = direction === "up" || direction === "down";
  return {
    label: "Errors a minute",
    value: formatRate(count / (span.seconds / 60)),
    ...(moved
      ? {
          change: {
            text: formatChange(count, before),
            rises: direction === "up",
            bad: count > before * 1.2,
          },
          note: `vs ${span.before}`,
        }
      : { note: before === count ? `as in the ${span.before}` : `none in the ${span.before}` }),
    trend: errors.trend,
    color: "var(--series-1)",
  };
}

function prepareAffected(
  { services: { count, previous_count: before, trend } }: ErrorSummary,
  all: number,
  span: Span,
): Tile {
  const more = count - before;
  return {
    label: "Services affected",
    value: formatCount(count),
    unit: `of ${formatCount(Math.max(all, count))}`,
    ...(more === 0
      ? { note: `as in the ${span.before}` }
      : {
          change: { text: formatCount(Math.abs(more)), rises: more > 0, bad: more > 0 },
          note: `vs ${span.before}`,
        }),
    trend,
    color: "var(--series-3)",
  };
}

function prepareRecovery(recovery: RecoveryFigures, span: Span): Tile[] {
  const { runs, byItself, medianSeconds, incidents } = recovery;
  const color = "var(--good)";
  return [
    {
      label: "Recovered by itself",
      value: runs > 0 ? formatShare(byItself / runs) : "–",
      note:
        runs > 0 ? `${byItself} of ${countNoun(runs, "run")}` : `no run ended ${span.withinShort}`,
      trend: recovery.recoveredTrend,
      color,
    },
    {
      label: "Time to recover",
      value: medianSeconds === null ? "–" : formatClock(medianSeconds),
      ...(medianSeconds === null ? {} : { unit: medianSeconds >= 3600 ? "h" : "min" }),
      note:
        incidents > 0
          ? `median of ${countNoun(incidents, "incident")}`
          : `none ended ${span.withinShort}`,
      trend: recovery.durations,
      color,
    },
  ];
}

function prepareVisitors({ people, shown, returned, points }: PageViews, span: Span): Tile {
  return {
    label: "People who saw an error page",
    value: formatCount(people),
    note:
      shown === 0
        ? `none shown ${span.withinShort}`
        : `${countNoun(shown, "page")}, ${formatCount(returned)} led back in`,
    trend: points.map(([, count]) => count),
    color: "var(--series-5)",
  };
}

/** A rate with one digit after the point while it is small, and never a zero that is none. */
export function formatRate(rate: number): string {
  if (rate === 0) return "0";
  if (rate < 0.1) return "<0.1";
  return rate < 10 ? String(Number(rate.toFixed(1))) : formatCount(rate);
}
