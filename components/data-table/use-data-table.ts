"use client";

import {
  type CellData,
  type ColumnDef,
  type OnChangeFn,
  type RowData,
  type SortingState,
  useTable,
} from "@tanstack/react-table";
import {
  type DataTableFeatures,
  type DataTableOf,
  dataTableFeatures,
} from "#components/data-table/features.ts";

type Options<Row extends RowData> = {
  /** Keep at module scope or in a memo. */
  columns: ColumnDef<DataTableFeatures, Row, CellData>[];
  data: Row[];
  getRowId: (row: Row) => string;
  /** The order before anybody sorts; the table sorts by itself. */
  initialSorting?: SortingState;
};

/** A table that sorts its own rows. */
export function useDataTable<Row extends RowData>(options: Options<Row>): DataTableOf<Row> {
  const { columns, data, getRowId, initialSorting = [] } = options;
  return useTable({
    features: dataTableFeatures,
    columns,
    data,
    getRowId,
    initialState: { sorting: initialSorting },
  });
}

type ServerSorting = { sorting: SortingState; onSortingChange: OnChangeFn<SortingState> };

/** A table whose order lives elsewhere, in the address for example, and whose rows arrive sorted. */
export function useServerSortedTable<Row extends RowData>(
  options: Omit<Options<Row>, "initialSorting"> & ServerSorting,
): DataTableOf<Row> {
  const { columns, data, getRowId, sorting, onSortingChange } = options;
  return useTable({
    features: dataTableFeatures,
    columns,
    data,
    getRowId,
    state: { sorting },
    onSortingChange,
    manualSorting: true,
    enableSortingRemoval: false,
  });
}
