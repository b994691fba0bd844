"use client";

import { createColumnHelper } from "@tanstack/react-table";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { DataTableFeatures } from "#components/data-table/features.ts";
import { useDataTable } from "#components/data-table/use-data-table.ts";
import { ShareFigure } from "#components/recovery/share-figure.tsx";
import type { Words } from "#components/ui/words.ts";
import { formatDuration } from "#lib/format/duration.ts";
import type { Language } from "#lib/format/reader-language.ts";
import type { ScenarioReliability } from "#lib/recovery/reliability-schemas.ts";

const column = createColumnHelper<DataTableFeatures, ScenarioReliability>();
const listColumns = (t: Words<"recovery.scenarioReliabilityTable">, language: Language) =>
  column.columns([
    column.accessor("scenario", {
      header: t("scenario"),
      cell: ({ row: { original } }) => (
        <div className="max-w-96 min-w-52 whitespace-normal">
          <Link
            className="font-medium wrap-anywhere hover:underline"
            href={`/scenarios/${encodeURIComponent(original.scenario)}`}
          >
            {original.scenario}
          </Link>
          <p className="text-sm text-ink-2">{original.sentence}</p>
        </div>
      ),
    }),
    column.accessor(({ share }) => share ?? -1, {
      id: "action",
      header: t("withAction"),
      cell: ({ row: { original: one } }) => (
        <ShareFigure
          share={one.share}
          part={one.recovered}
          of={one.runs}
          interval={one.interval}
          color="var(--good)"
        />
      ),
    }),
    column.accessor(({ by_itself }) => by_itself.share ?? -1, {
      id: "itself",
      header: t("byItself"),
      cell: ({ row: { original: one } }) => (
        <ShareFigure
          share={one.by_itself.share}
          part={one.by_itself.recovered}
          of={one.by_itself.of}
          interval={one.by_itself.interval}
          color="var(--series-3)"
        />
      ),
    }),
    column.accessor(({ median_seconds }) => median_seconds ?? -1, {
      id: "median",
      header: t("median"),
      meta: { align: "right" },
      cell: ({ getValue }) => (getValue() < 0 ? "–" : formatDuration(getValue(), language)),
    }),
  ]);

/** What each scenario achieved, beside what happened where nothing was done. */
export function ScenarioReliabilityTable({ scenarios }: { scenarios: ScenarioReliability[] }) {
  const t = useTranslations("recovery.scenarioReliabilityTable");
  const language = useLocale();
  const columns = useMemo(() => listColumns(t, language), [t, language]);
  const table = useDataTable({
    ...{ columns, data: scenarios },
    getRowId: ({ scenario }) => scenario,
  });
  return <DataTable table={table} label={t("label")} />;
}
