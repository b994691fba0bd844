"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { DataTableFeatures } from "#components/data-table/features.ts";
import { useDataTable } from "#components/data-table/use-data-table.ts";
import { RecordOpener } from "#components/issues/record-opener.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Record as ErrorRecord } from "#lib/issues/schemas.ts";

const column = createColumnHelper<DataTableFeatures, ErrorRecord>();
const columns = column.columns([
  column.accessor("timestamp", {
    header: "Time",
    enableSorting: false,
    cell: ({ getValue }) => <Time at={getValue()} />,
  }),
  column.accessor("message", {
    header: "Record",
    enableSorting: false,
    cell: ({ row: { original: record } }) => (
      <div className="w-80 min-[88rem]:w-112">
        <RecordOpener record={record} />
      </div>
    ),
  }),
  column.accessor("service_name", {
    header: "Service",
    enableSorting: false,
    cell: ({ row: { original: record } }) => (
      <>
        <div className="max-w-40 truncate" title={record.service_name}>
          {record.service_name}
        </div>
        <div className="max-w-40 truncate text-sm text-ink-2">{record.environment}</div>
      </>
    ),
  }),
  column.accessor("reference", {
    header: "Reference",
    enableSorting: false,
    cell: ({ getValue }) => <span className="font-mono text-sm">{getValue()}</span>,
  }),
  column.accessor("request_id", {
    header: "Request id",
    enableSorting: false,
    cell: ({ getValue }) => <RequestId id={getValue()} />,
  }),
]);

function RequestId({ id }: { id: string | null }) {
  if (id === null) return <span className="text-ink-3">–</span>;
  return (
    <div className="max-w-36 truncate font-mono text-sm" title={id}>
      {id}
    </div>
  );
}

export function RecordTable({ records }: { records: ErrorRecord[] }) {
  const table = useDataTable({ columns, data: records, getRowId: ({ id }) => id });
  return <DataTable table={table} label="Records" />;
}
