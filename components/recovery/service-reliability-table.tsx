"use client";

import { createColumnHelper } from "@tanstack/react-table";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { DataTableFeatures } from "#components/data-table/features.ts";
import { useDataTable } from "#components/data-table/use-data-table.ts";
import { formatHealthyShare } from "#components/recovery/prepare-reliability-tiles.ts";
import { ShareFigure } from "#components/recovery/share-figure.tsx";
import type { Words } from "#components/ui/words.ts";
import { formatCount } from "#lib/format/count.ts";
import { formatDuration } from "#lib/format/duration.ts";
import type { Language } from "#lib/format/reader-language.ts";
import type { Duration, ServiceReliability } from "#lib/recovery/reliability-schemas.ts";

function TimeFigure({ time: { median, p95, of } }: { time: Duration }) {
  const t = useTranslations("recovery.serviceReliabilityTable");
  const language = useLocale();
  if (median === null || p95 === null) return <span className="text-ink-3">–</span>;
  return (
    <>
      {formatDuration(median, language)}
      {of > 1 ? (
        <div className="text-sm text-ink-2">
          {t("p95", { length: formatDuration(p95, language) })}
        </div>
      ) : null}
    </>
  );
}

const column = createColumnHelper<DataTableFeatures, ServiceReliability>();
const timeColumn = (id: "time_to_detect" | "time_to_first_action" | "time_to_recover") =>
  ({ id, meta: { align: "right" } }) as const;

const listColumns = (t: Words<"recovery.serviceReliabilityTable">, language: Language) =>
  column.columns([
    column.accessor("service", {
      header: t("service"),
      cell: ({ getValue }) => (
        <Link
          className="block max-w-56 truncate font-medium hover:underline max-sm:max-w-40"
          title={getValue()}
          href={`/services/${encodeURIComponent(getValue())}`}
        >
          {getValue()}
        </Link>
      ),
    }),
    column.accessor("incidents", {
      header: t("incidents"),
      meta: { align: "right" },
      cell: ({ row: { original: one } }) => (
        <>
          {formatCount(one.incidents)}
          {one.open > 0 ? (
            <div className="text-sm text-bad">{t("open", { count: one.open })}</div>
          ) : null}
        </>
      ),
    }),
    column.accessor("downtime_seconds", {
      header: t("downtime"),
      meta: { align: "right" },
      cell: ({ row: { original: one } }) => (
        <>
          {one.downtime_seconds > 0 ? formatDuration(one.downtime_seconds, language) : t("none")}
          <div className="text-sm text-ink-2">
            {t("without", { share: formatHealthyShare(one.healthy_share) })}
          </div>
        </>
      ),
    }),
    column.accessor(({ time_to_detect }) => time_to_detect.median ?? -1, {
      ...timeColumn("time_to_detect"),
      header: t("detect"),
      cell: ({ row }) => <TimeFigure time={row.original.time_to_detect} />,
    }),
    column.accessor(({ time_to_first_action }) => time_to_first_action.median ?? -1, {
      ...timeColumn("time_to_first_action"),
      header: t("firstAction"),
      cell: ({ row }) => <TimeFigure time={row.original.time_to_first_action} />,
    }),
    column.accessor(({ time_to_recover }) => time_to_recover.median ?? -1, {
      ...timeColumn("time_to_recover"),
      header: t("recover"),
      cell: ({ row }) => <TimeFigure time={row.original.time_to_recover} />,
    }),
    column.accessor(({ auto_recovered }) => auto_recovered.share ?? -1, {
      id: "auto",
      header: t("auto"),
      cell: ({ row: { original: one } }) => (
        <ShareFigure
          share={one.auto_recovered.share}
          part={one.auto_recovered.recovered}
          of={one.auto_recovered.of}
          interval={one.auto_recovered.interval}
          color="var(--good)"
        />
      ),
    }),
  ]);

/** How each service did, the one that was down longest first. */
export function ServiceReliabilityTable({ services }: { services: ServiceReliability[] }) {
  const t = useTranslations("recovery.serviceReliabilityTable");
  const language = useLocale();
  const columns = useMemo(() => listColumns(t, language), [t, language]);
  const table = useDataTable({ columns, data: services, getRowId: ({ service }) => service });
  return <DataTable table={table} label={t("label")} />;
}
