"use client";

import type { RowData } from "@tanstack/react-table";
import { cx } from "class-variance-authority";
import { useTranslations } from "next-intl";
import { ColumnHeader } from "#components/data-table/column-header.tsx";
import type { DataTableOf } from "#components/data-table/features.ts";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";

type Props<Row extends RowData> = {
  table: DataTableOf<Row>;
  /** Names the table and its scroll region. */
  label: string;
};

/** A real table in its own scroll region; the page around it never moves sideways. */
export function DataTable<Row extends RowData>({ table, label }: Props<Row>) {
  const t = useTranslations("dataTable.table");
  return (
    <ScrollRegion label={t("label", { label })} className="relative -mx-2 overflow-x-auto px-2">
      <table className="w-full border-collapse">
        <caption className="sr-only">{label}</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => (
                <ColumnHeader key={header.id} column={header.column}>
                  {header.isPlaceholder ? null : <table.FlexRender header={header} />}
                </ColumnHeader>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} className="border-b border-line last:border-0 hover:bg-raised/50">
              {row.getVisibleCells().map((cell) => (
                <td
                  key={cell.id}
                  className={cx(
                    "h-11 px-2 py-2.5 whitespace-nowrap",
                    cell.column.columnDef.meta?.align === "right" && "text-right",
                  )}
                >
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
