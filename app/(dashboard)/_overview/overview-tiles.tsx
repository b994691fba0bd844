import { getLocale, getTranslations } from "next-intl/server";
import { prepareTiles } from "#components/insights/prepare-tiles.ts";
import { deriveRecoveryFigures } from "#components/insights/recovery-figures.ts";
import { Tiles } from "#components/insights/tiles.tsx";
import type { Overview } from "./load-overview.ts";

type Props = { overview: Overview; services: number };

export async function OverviewTiles({ overview, services }: Props) {
  const { span, now } = overview;
  const [summary, views, runs, incidents, t, language] = await Promise.all([
    overview.summary,
    overview.views,
    overview.runs,
    overview.incidents,
    getTranslations("insights.tiles"),
    getLocale(),
  ]);
  const to = span.to ? new Date(span.to) : now;
  const recovery = deriveRecoveryFigures({ runs, incidents, from: new Date(span.from), to });
  const figures = { summary, services, recovery, views, span };
  return <Tiles tiles={prepareTiles(t, figures, language)} />;
}
