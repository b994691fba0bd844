import {
  type FigureTile,
  prepareReliabilityTiles,
} from "#components/recovery/prepare-reliability-tiles.ts";
import { formatShare } from "#lib/format/count.ts";
import type { NaturalRecovery, ReliabilityFigures } from "#lib/recovery/reliability-schemas.ts";

/** The figures of a month: those of every time, with what ended by itself in place of the first action. */
export function prepareReportTiles(
  figures: ReliabilityFigures,
  { share, recovered, of, interval }: NaturalRecovery,
): FigureTile[] {
  const tiles = prepareReliabilityTiles(figures).filter(
    ({ label }) => label !== "Time to first action",
  );
  const natural = {
    label: "Recovered by itself",
    value: share === null ? "–" : formatShare(share),
    note:
      share === null
        ? "no scenario only watched"
        : `${recovered} of ${of} watched; likely ${formatShare(interval.low)} to ${formatShare(interval.high)}`,
  };
  return [...tiles, natural];
}
