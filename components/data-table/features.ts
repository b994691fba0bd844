import {
  columnOrderingFeature,
  columnVisibilityFeature,
  createSortedRowModel,
  type ReactTable,
  type RowData,
  rowSelectionFeature,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  sortFn_datetime,
  sortFn_text,
  tableFeatures,
} from "@tanstack/react-table";

/**
 * How a column is set: figures stand right; a hidden label still names the column to screen readers; a width in rem for
 * tables that are not drawn in full, whose columns must not move.
 */
export type DataColumnMeta = { align?: "right"; hideLabel?: true; width?: number };

/** What every table can do. Add `manualSorting: true` where the server sorts. */
export const dataTableFeatures = tableFeatures({
  rowSortingFeature,
  rowSelectionFeature,
  columnVisibilityFeature,
  columnOrderingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: {
    alphanumeric: sortFn_alphanumeric,
    basic: sortFn_basic,
    datetime: sortFn_datetime,
    text: sortFn_text,
  },
  columnMeta: {} as DataColumnMeta,
});

export type DataTableFeatures = typeof dataTableFeatures;
export type DataTableOf<Row extends RowData> = ReactTable<DataTableFeatures, Row>;
