"use client";

import type { Row, RowData } from "@tanstack/react-table";
import { cx } from "class-variance-authority";
import { memo } from "react";
import type { DataTableFeatures, DataTableOf } from "#components/data-table/features.ts";

type Props<Data extends RowData> = {
  table: DataTableOf<Data>;
  row: Row<DataTableFeatures, Data>;
  index: number;
  dense: boolean;
  /** Of the row and the columns in sight: what its cells show beside its data. */
  selected: boolean;
  columns: string;
  measure: (element: HTMLTableRowElement | null) => void;
};

/** A row of a virtual table. Drawn once and not again while it passes: dozens are in sight at every step of a scroll. */
export const VirtualRow = memo(function VirtualRow<Data extends RowData>(props: Props<Data>) {
  const { table, row, index, dense, selected, measure } = props;
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      className={cx("border-b border-line", selected ? "bg-raised" : "hover:bg-raised/50")}
    >
      {row.getVisibleCells().map((cell) => (
        <td key={cell.id} className={cellLook(dense, cell.column.columnDef.meta?.align)}>
          <table.FlexRender cell={cell} />
        </td>
      ))}
    </tr>
  );
}) as <Data extends RowData>(props: Props<Data>) => React.ReactNode;

function cellLook(dense: boolean, align: "right" | undefined): string {
  return cx(
    "px-2 whitespace-nowrap",
    dense ? "h-9 py-1" : "h-11 py-2.5",
    align === "right" && "text-right",
  );
}
