"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { CircleCheck } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { seriesColor } from "#components/charts/series-color.ts";
import { Sparkline } from "#components/charts/sparkline.tsx";
import { Change } from "#components/data-table/change.tsx";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { DataTableFeatures } from "#components/data-table/features.ts";
import { ShareBar } from "#components/data-table/share-bar.tsx";
import { useDataTable } from "#components/data-table/use-data-table.ts";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Words } from "#components/ui/words.ts";
import { formatCount, formatShare } from "#lib/format/count.ts";
import type { TopCode } from "#lib/insights/schemas.ts";

type CodeRow = TopCode & { color: string };
const column = createColumnHelper<DataTableFeatures, CodeRow>();
const prepareColumns = (t: Words<"services.codes">) =>
  column.columns([
    column.accessor("error_code", {
      header: t("code"),
      cell: ({ row: { original: code } }) => (
        <ShareBar share={code.share} color={code.color}>
          <Link
            className="block max-w-72 truncate font-mono text-sm hover:underline max-sm:max-w-48"
            title={code.error_code}
            href={`/issues?service=${encodeURIComponent(code.service)}&code=${encodeURIComponent(code.error_code)}`}
          >
            {code.error_code}
          </Link>
        </ShareBar>
      ),
    }),
    column.accessor("count", {
      header: t("errors"),
      meta: { align: "right" },
      cell: ({ row: { original: code } }) => (
        <>
          {formatCount(code.count)}
          <div className="text-sm text-ink-3">{formatShare(code.share)}</div>
        </>
      ),
    }),
    column.display({
      id: "change",
      header: t("change"),
      meta: { align: "right" },
      cell: ({ row: { original: code } }) => (
        <Change now={code.count} before={code.previous_count} />
      ),
    }),
    column.display({
      id: "trend",
      header: t("trend"),
      cell: ({ row: { original: code } }) => <Sparkline values={code.trend} color={code.color} />,
    }),
    column.accessor("last_seen", {
      header: t("last"),
      cell: ({ getValue }) => <Time at={getValue()} />,
    }),
  ]);

/** The most frequent codes of one service, in the colours of its timeline. */
export function ServiceCodes({ codes }: { codes: TopCode[] }) {
  const t = useTranslations("services.codes");
  const columns = useMemo(() => prepareColumns(t), [t]);
  const data = codes.map((code, index) => ({
    ...code,
    color: index < 4 ? seriesColor(index) : "var(--series-rest)",
  }));
  const table = useDataTable({ columns, data, getRowId: ({ error_code }) => error_code });
  if (codes.length === 0) {
    return (
      <EmptyState icon={CircleCheck} title={t("none")}>
        {t("noneSentence")}
      </EmptyState>
    );
  }
  return <DataTable table={table} label={t("title")} />;
}
