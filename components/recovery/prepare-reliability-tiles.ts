import { countNoun, formatShare } from "#lib/format/count.ts";
import { formatDuration } from "#lib/format/duration.ts";
import type { Duration, ReliabilityFigures } from "#lib/recovery/reliability-schemas.ts";

export type FigureTile = { label: string; value: string; note: string };

const none = "–";

/** The figures of a time in plain words, each with what it is of. */
export function prepareReliabilityTiles(figures: ReliabilityFigures): FigureTile[] {
  const { incidents, open, flaps, downtime_seconds, healthy_share, auto_recovered } = figures;
  const returns = flaps > 0 ? `, ${countNoun(flaps, "return")}` : "";
  const { share, recovered, of, interval } = auto_recovered;
  return [
    {
      label: "Downtime",
      value: downtime_seconds > 0 ? formatDuration(downtime_seconds) : "none",
      note: `${countNoun(incidents, "incident")}${open > 0 ? `, ${open} open` : ""}${returns}`,
    },
    {
      label: "Time without an incident",
      value: formatHealthyShare(healthy_share),
      note: "of the time shown",
    },
    prepareTime("Time to first action", figures.time_to_first_action, "no action was taken"),
    prepareTime("Time to recover", figures.time_to_recover, "no incident has ended"),
    {
      label: "Recovered without a person",
      value: share === null ? none : formatShare(share),
      note:
        share === null
          ? "no incident has ended"
          : `${recovered} of ${of}; likely ${formatShare(interval.low)} to ${formatShare(interval.high)}`,
    },
  ];
}

function prepareTime(label: string, { median, p95, of }: Duration, empty: string): FigureTile {
  if (median === null || p95 === null) return { label, value: none, note: empty };
  const note = of === 1 ? "of 1 incident" : `median of ${of}; 95 % within ${formatDuration(p95)}`;
  return { label, value: formatDuration(median), note };
}

/** Two digits after the point, and never rounded up to a whole that it is not: `99.95 %`. */
export function formatHealthyShare(share: number): string {
  const percent = Math.floor(share * 10_000) / 100;
  return `${percent.toFixed(percent === 100 ? 0 : 2)} %`;
}
