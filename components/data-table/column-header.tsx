"use client";

import type { CellData, Column, RowData } from "@tanstack/react-table";
import { cx } from "class-variance-authority";
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import type { DataTableFeatures } from "#components/data-table/features.ts";

type Props<Row extends RowData, Value extends CellData> = {
  column: Column<DataTableFeatures, Row, Value>;
  children: ReactNode;
};

/** A column's name; a button where the column can be sorted. */
export function ColumnHeader<Row extends RowData, Value extends CellData>({
  column,
  children,
}: Props<Row, Value>) {
  const sorted = column.getIsSorted();
  const right = column.columnDef.meta?.align === "right";
  const Icon = sorted === "asc" ? ArrowUp : sorted === "desc" ? ArrowDown : ChevronsUpDown;
  return (
    <th
      scope="col"
      aria-sort={sorted === "asc" ? "ascending" : sorted === "desc" ? "descending" : undefined}
      className={cx(
        "border-b border-line px-2 py-1.5 text-xs font-medium whitespace-nowrap text-ink-3",
        right ? "text-right" : "text-left",
      )}
    >
      {column.getCanSort() ? (
        <button
          type="button"
          onClick={column.getToggleSortingHandler()}
          className={cx(
            "-mx-1 inline-flex min-h-6 items-center gap-1 rounded-sm px-1 hover:text-ink max-rail:min-h-11",
            sorted && "text-ink",
          )}
        >
          {children}
          <Icon aria-hidden className="size-3" />
        </button>
      ) : (
        <span className={cx(column.columnDef.meta?.hideLabel && "sr-only")}>{children}</span>
      )}
    </th>
  );
}
