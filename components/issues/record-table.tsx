"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { DataTableFeatures } from "#components/data-table/features.ts";
import { useDataTable } from "#components/data-table/use-data-table.ts";
import { RecordOpener } from "#components/issues/record-opener.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Record as ErrorRecord } from "#lib/issues/schemas.ts";

const column = createColumnHelper<DataTableFeatures, ErrorRecord>();
const time = column.accessor("timestamp", {
  header: "Time",
  enableSorting: false,
  cell: ({ getValue }) => <Time at={getValue()} />,
});
const reference = column.accessor("reference", {
  header: "Reference",
  enableSorting: false,
  cell: ({ getValue }) => <span className="font-mono text-sm">{getValue()}</span>,
});
const requestId = column.accessor("request_id", {
  header: "Request id",
  enableSorting: false,
  cell: ({ getValue }) => <RequestId id={getValue()} />,
});

const columns = column.columns([
  time,
  column.accessor("message", {
    header: "Record",
    enableSorting: false,
    cell: ({ row: { original: record } }) => (
      <div className="grid min-w-80 grid-cols-[minmax(0,1fr)]">
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
  reference,
  requestId,
]);

/** Where all records are of one issue: what sets them apart. */
const briefColumns = column.columns([
  time,
  column.accessor("message", {
    header: "Record",
    enableSorting: false,
    cell: ({ row: { original: record } }) => (
      <div className="grid min-w-64 grid-cols-[minmax(0,1fr)]">
        <RecordOpener record={record} brief />
      </div>
    ),
  }),
  column.accessor("environment", { header: "Environment", enableSorting: false }),
  reference,
  requestId,
]);

function RequestId({ id }: { id: string | null }) {
  if (id === null) return <span className="text-ink-3">–</span>;
  return (
    <div className="max-w-36 truncate font-mono text-sm" title={id}>
      {id}
    </div>
  );
}

type Props = { records: ErrorRecord[]; brief: boolean };

export function RecordTable({ records, brief }: Props) {
  const table = useDataTable({
    columns: brief ? briefColumns : columns,
    data: records,
    getRowId: ({ id }) => id,
  });
  return <DataTable table={table} label="Records" />;
}
