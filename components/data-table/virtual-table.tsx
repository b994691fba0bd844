"use client";

import type { RowData } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useEffect, useRef } from "react";
import { ColumnHeader } from "#components/data-table/column-header.tsx";
import type { DataTableOf } from "#components/data-table/features.ts";
import { VirtualRow } from "#components/data-table/virtual-row.tsx";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";

type Props<Row extends RowData> = {
  table: DataTableOf<Row>;
  /** Names the table and its scroll region. */
  label: string;
  /** Rows of the whole list, or -1 while that is not known. */
  total: number;
  dense: boolean;
  /** Called when the last rows come near. */
  onNearEnd: () => void;
  /** Called with whether the reader has left the top. */
  onScrolled: (away: boolean) => void;
  /** Stands under the last row. */
  children?: ReactNode;
};

const nearEnd = 25;
/** The least that a column without a width gets. */
const flexibleRem = 14;
/** What the server draws before the window is known. */
const firstRect = { width: 1000, height: 800 };

/** A real table of which only the rows in sight are drawn, in a scroll region of its own under a head that stays. */
export function VirtualTable<Row extends RowData>(props: Props<Row>) {
  const { table, label, total, dense, onNearEnd, onScrolled, children } = props;
  const t = useTranslations("dataTable.table");
  const region = useRef<HTMLElement>(null);
  const { rows } = table.getRowModel();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => region.current,
    estimateSize: () => (dense ? 37 : 61),
    // A new function would make it measure all rows again.
    getItemKey: useCallback((index: number) => rows[index]?.id ?? index, [rows]),
    initialRect: firstRect,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastIndex >= rows.length - nearEnd) onNearEnd();
  }, [lastIndex, rows.length, onNearEnd]);
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const columns = table.getVisibleLeafColumns();
  const widths = columns.map(({ columnDef }) => columnDef.meta?.width ?? flexibleRem);
  const shown = columns.map(({ id }) => id).join(" ");
  const width = widths.reduce((sum, one) => sum + one, 0);
  return (
    <ScrollRegion
      ref={region}
      label={t("label", { label })}
      onScroll={(event) => onScrolled(event.currentTarget.scrollTop > 0)}
      className="relative max-h-[calc(100dvh-5rem)] overflow-auto overscroll-auto px-2.5 [overflow-anchor:none]"
    >
      <table
        data-dense={dense ? true : undefined}
        aria-rowcount={total < 0 ? -1 : total + 1}
        className="w-full table-fixed border-collapse"
        style={{ minWidth: `${width}rem` }}
      >
        <caption className="sr-only">{label}</caption>
        <colgroup>
          {columns.map(({ id, columnDef: { meta } }) => (
            <col key={id} style={meta?.width ? { width: `${meta.width}rem` } : {}} />
          ))}
        </colgroup>
        <thead className="sticky top-0 z-10 bg-surface">
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} aria-rowindex={1}>
              {group.headers.map((header) => (
                <ColumnHeader key={header.id} column={header.column}>
                  {header.isPlaceholder ? null : <table.FlexRender header={header} />}
                </ColumnHeader>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          <Spacer height={before} columns={columns.length} />
          {items.map(({ index }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <VirtualRow
                key={row.id}
                table={table}
                row={row}
                index={index}
                dense={dense}
                selected={row.getIsSelected()}
                columns={shown}
                measure={virtual.measureElement}
              />
            );
          })}
          <Spacer height={after} columns={columns.length} />
        </tbody>
      </table>
      {children}
    </ScrollRegion>
  );
}

/** Stands for the rows that are not drawn. */
function Spacer({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={columns} style={{ height, padding: 0 }} />
    </tr>
  );
}
