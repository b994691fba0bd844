"use client";

import {
  type CellData,
  type ColumnDef,
  type OnChangeFn,
  type RowData,
  type RowSelectionState,
  useTable,
} from "@tanstack/react-table";
import {
  type DataTableFeatures,
  type DataTableOf,
  dataTableFeatures,
} from "#components/data-table/features.ts";
import type { TableChoice } from "#components/data-table/table-choice.ts";
import type { AddressSort } from "#components/data-table/use-address-sort.ts";

type Options<Row extends RowData> = AddressSort & {
  /** Keep at module scope or in a memo. */
  columns: ColumnDef<DataTableFeatures, Row, CellData>[];
  data: Row[];
  getRowId: (row: Row) => string;
  /** Columns that stand before all others, whatever the reader chooses. */
  first: string[];
  choice: TableChoice;
  selection: RowSelectionState;
  onSelectionChange: OnChangeFn<RowSelectionState>;
};

/** A table of a long list: sorted elsewhere, with rows to select and columns as the reader has set them. */
export function useListTable<Row extends RowData>(options: Options<Row>): DataTableOf<Row> {
  const { columns, data, getRowId, sorting, onSortingChange, first, choice } = options;
  return useTable({
    features: dataTableFeatures,
    columns,
    data,
    getRowId,
    state: {
      sorting,
      rowSelection: options.selection,
      columnOrder: [...first, ...choice.order],
      columnVisibility: Object.fromEntries(choice.hidden.map((id) => [id, false])),
    },
    onSortingChange,
    onRowSelectionChange: options.onSelectionChange,
    manualSorting: true,
    enableSortingRemoval: false,
  });
}
