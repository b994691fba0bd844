import type { RecoveryFigures } from "#components/insights/recovery-figures.ts";
import type { Span } from "#components/insights/span.ts";
import type { Words } from "#components/ui/words.ts";
import type { PageViews } from "#lib/error-pages/view-schemas.ts";
import { deriveDirection, formatChange } from "#lib/format/change.ts";
import { formatCount, formatShare } from "#lib/format/count.ts";
import { formatClock } from "#lib/format/duration.ts";
import type { Language } from "#lib/format/reader-language.ts";
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

type TileWords = Words<"insights.tiles">;
type Input = {
  summary: ErrorSummary;
  services: number;
  recovery: RecoveryFigures;
  views: PageViews;
  span: Span;
};

/** The five figures on top of the overview, each with what it is compared with. */
export function prepareTiles(t: TileWords, input: Input, language: Language): Tile[] {
  const { summary, services, recovery, views, span } = input;
  return [
    prepareRate(t, summary, span, language),
    prepareAffected(t, summary, services, span),
    ...prepareRecovery(t, recovery, span),
    prepareVisitors(t, views, span),
  ];
}

function prepareRate(
  t: TileWords,
  { errors }: ErrorSummary,
  { seconds, before: earlier }: Span,
  language: Language,
): Tile {
  const { count, previous_count: before } = errors;
  const direction = deriveDirection(count, before);
  const moved = direction === "up" || direction === "down";
  return {
    label: t("rate"),
    value: formatRate(count / (seconds / 60)),
    ...(moved
      ? {
          change: {
            text: formatChange(count, before, language),
            rises: direction === "up",
            bad: count > before * 1.2,
          },
          note: t("versus", { before: earlier }),
        }
      : { note: t(before === count ? "same" : "noneBefore", { before: earlier }) }),
    trend: errors.trend,
    color: "var(--series-1)",
  };
}

function prepareAffected(
  t: TileWords,
  { services: { count, previous_count: before, trend } }: ErrorSummary,
  all: number,
  span: Span,
): Tile {
  const more = count - before;
  return {
    label: t("affected"),
    value: formatCount(count),
    unit: t("of", { all: formatCount(Math.max(all, count)) }),
    ...(more === 0
      ? { note: t("same", { before: span.before }) }
      : {
          change: { text: formatCount(Math.abs(more)), rises: more > 0, bad: more > 0 },
          note: t("versus", { before: span.before }),
        }),
    trend,
    color: "var(--series-3)",
  };
}

function prepareRecovery(t: TileWords, recovery: RecoveryFigures, span: Span): Tile[] {
  const { runs, byItself, medianSeconds, incidents } = recovery;
  const color = "var(--good)";
  return [
    {
      label: t("byItself"),
      value: runs > 0 ? formatShare(byItself / runs) : "–",
      note:
        runs > 0
          ? t("runs", { count: String(byItself), runs, shown: formatCount(runs) })
          : t("noRun", { within: span.withinShort }),
      trend: recovery.recoveredTrend,
      color,
    },
    {
      label: t("recoveryTime"),
      value: medianSeconds === null ? "–" : formatClock(medianSeconds),
      ...(medianSeconds === null ? {} : { unit: t(medianSeconds >= 3600 ? "hours" : "minutes") }),
      note:
        incidents > 0
          ? t("median", { count: incidents, shown: formatCount(incidents) })
          : t("noIncident", { within: span.withinShort }),
      trend: recovery.durations,
      color,
    },
  ];
}

function prepareVisitors(
  t: TileWords,
  { people, shown, returned, points }: PageViews,
  span: Span,
): Tile {
  return {
    label: t("visitors"),
    value: formatCount(people),
    note:
      shown === 0
        ? t("noVisitor", { within: span.withinShort })
        : t("pages", {
            count: shown,
            shown: formatCount(shown),
            returned: formatCount(returned),
          }),
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
