import type { Words } from "#components/ui/words.ts";
import { formatCount, formatShare } from "#lib/format/count.ts";
import { formatDuration } from "#lib/format/duration.ts";
import type { Language } from "#lib/format/reader-language.ts";
import type { Duration, ReliabilityFigures } from "#lib/recovery/reliability-schemas.ts";

export type FigureTile = { id: string; label: string; value: string; note: string };
export type TileWords = Words<"recovery.reliabilityTiles">;

const none = "–";

/** The figures of a time in plain words, each with what it is of. */
export function prepareReliabilityTiles(
  t: TileWords,
  figures: ReliabilityFigures,
  language: Language,
): FigureTile[] {
  const { downtime_seconds, healthy_share, auto_recovered } = figures;
  const { share, interval, ...shown } = auto_recovered;
  return [
    {
      ...{ id: "downtime", label: t("downtime.label"), note: countIncidents(t, figures) },
      value: downtime_seconds > 0 ? formatDuration(downtime_seconds, language) : t("downtime.none"),
    },
    {
      ...{ id: "healthy", label: t("healthy.label"), note: t("healthy.note") },
      value: formatHealthyShare(healthy_share),
    },
    {
      ...{ id: "firstAction", label: t("firstAction.label") },
      ...prepareTime(t, figures.time_to_first_action, t("firstAction.none"), language),
    },
    {
      ...{ id: "recover", label: t("recover.label") },
      ...prepareTime(t, figures.time_to_recover, t("recover.none"), language),
    },
    {
      ...{ id: "auto", label: t("auto.label") },
      value: share === null ? none : formatShare(share),
      note: share === null ? t("auto.none") : t("auto.note", { ...shown, ...formatEnds(interval) }),
    },
  ];
}

function countIncidents(t: TileWords, { incidents, open, flaps }: ReliabilityFigures): string {
  return [
    t("downtime.incidents", { count: incidents, shown: formatCount(incidents) }),
    ...(open > 0 ? [t("downtime.open", { open })] : []),
    ...(flaps > 0 ? [t("downtime.returns", { count: flaps, shown: formatCount(flaps) })] : []),
  ].join(", ");
}

/** The ends of an interval of shares, in words. */
export function formatEnds({ low, high }: { low: number; high: number }) {
  return { low: formatShare(low), high: formatShare(high) };
}

function prepareTime(
  t: TileWords,
  { median, p95, of }: Duration,
  empty: string,
  language: Language,
): { value: string; note: string } {
  if (median === null || p95 === null) return { value: none, note: empty };
  const note = of === 1 ? t("ofOne") : t("ofMany", { of, p95: formatDuration(p95, language) });
  return { value: formatDuration(median, language), note };
}

/** Two digits after the point, and never rounded up to a whole that it is not: `99.95 %`. */
export function formatHealthyShare(share: number): string {
  const percent = Math.floor(share * 10_000) / 100;
  return `${percent.toFixed(percent === 100 ? 0 : 2)} %`;
}
