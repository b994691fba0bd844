"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Sparkline } from "#components/charts/sparkline.tsx";
import { Change } from "#components/data-table/change.tsx";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { DataTableFeatures } from "#components/data-table/features.ts";
import { ShareBar } from "#components/data-table/share-bar.tsx";
import type { AddressSort } from "#components/data-table/use-address-sort.ts";
import { useServerSortedTable } from "#components/data-table/use-data-table.ts";
import { CodeLink } from "#components/insights/code-link.tsx";
import { CodeStatePill } from "#components/insights/code-state-pill.tsx";
import type { CodeRow } from "#components/insights/sort-codes.ts";
import { Time } from "#components/ui/time.tsx";
import type { Words } from "#components/ui/words.ts";
import { formatCount } from "#lib/format/count.ts";

type CodeWords = Words<"insights.topCodes">;

const column = createColumnHelper<DataTableFeatures, CodeRow>();
const listColumns = (t: CodeWords) =>
  column.columns([
    column.accessor("error_code", {
      header: t("code"),
      enableSorting: false,
      cell: ({ row: { original: code } }) => (
        <ShareBar share={code.share} color={code.color}>
          <CodeLink code={code} />
        </ShareBar>
      ),
    }),
    column.accessor("service", {
      header: t("service"),
      enableSorting: false,
      cell: ({ row: { original: code } }) => (
        <>
          <div className="max-w-24 truncate min-[88rem]:max-w-40" title={code.service}>
            {code.service}
          </div>
          <div
            className="max-w-24 truncate text-sm text-ink-2 min-[88rem]:max-w-40"
            title={code.environments.join(", ")}
          >
            {code.environments.join(", ")}
          </div>
        </>
      ),
    }),
    column.accessor("count", {
      header: t("errors"),
      sortDescFirst: true,
      meta: { align: "right" },
      cell: ({ getValue }) => formatCount(getValue()),
    }),
    column.accessor("previous_count", {
      id: "change",
      header: t("change"),
      sortDescFirst: true,
      meta: { align: "right" },
      cell: ({ row: { original: code } }) => (
        <Change now={code.count} before={code.previous_count} />
      ),
    }),
    column.accessor("trend", {
      header: t("trend"),
      enableSorting: false,
      cell: ({ row: { original: code } }) => (
        <span className="-mr-2 inline-flex">
          <Sparkline values={code.trend} color={code.color} />
        </span>
      ),
    }),
    column.accessor("state", {
      header: t("state"),
      enableSorting: false,
      cell: ({ getValue }) => <CodeStatePill state={getValue()} />,
    }),
    column.accessor("last_seen", {
      header: t("last"),
      sortDescFirst: true,
      cell: ({ getValue }) => (
        <span className="text-ink-2">
          <Time at={getValue()} />
        </span>
      ),
    }),
  ]);

type Props = { rows: CodeRow[]; sorting: AddressSort };

/** One row a code, in the order they come. */
export function TopCodesTable({ rows, sorting }: Props) {
  const t = useTranslations("insights.topCodes");
  const columns = useMemo(() => listColumns(t), [t]);
  const table = useServerSortedTable({
    columns,
    data: rows,
    getRowId: ({ service, error_code }) => JSON.stringify([service, error_code]),
    ...sorting,
  });
  return <DataTable table={table} label={t("title")} />;
}
