import {
  type FigureTile,
  formatEnds,
  prepareReliabilityTiles,
  type TileWords,
} from "#components/recovery/prepare-reliability-tiles.ts";
import { formatShare } from "#lib/format/count.ts";
import type { Language } from "#lib/format/reader-language.ts";
import type { NaturalRecovery, ReliabilityFigures } from "#lib/recovery/reliability-schemas.ts";

/** The figures of a month: those of every time, with what ended by itself in place of the first action. */
export function prepareReportTiles(
  t: TileWords,
  figures: ReliabilityFigures,
  { share, recovered, of, interval }: NaturalRecovery,
  language: Language,
): FigureTile[] {
  const tiles = prepareReliabilityTiles(t, figures, language).filter(
    ({ id }) => id !== "firstAction",
  );
  const natural = {
    ...{ id: "natural", label: t("natural.label") },
    value: share === null ? "–" : formatShare(share),
    note:
      share === null
        ? t("natural.none")
        : t("natural.note", { recovered, of, ...formatEnds(interval) }),
  };
  return [...tiles, natural];
}
