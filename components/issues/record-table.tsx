"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { DataTableFeatures } from "#components/data-table/features.ts";
import { useDataTable } from "#components/data-table/use-data-table.ts";
import { RecordOpener } from "#components/issues/record-opener.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Record as ErrorRecord } from "#lib/issues/schemas.ts";

type Column = "time" | "record" | "service" | "environment" | "reference" | "requestId";

function ColumnName({ of }: { of: Column }) {
  const t = useTranslations("issues.records.columns");
  return t(of);
}

const column = createColumnHelper<DataTableFeatures, ErrorRecord>();
const time = column.accessor("timestamp", {
  header: () => <ColumnName of="time" />,
  enableSorting: false,
  cell: ({ getValue }) => <Time at={getValue()} />,
});
const reference = column.accessor("reference", {
  header: () => <ColumnName of="reference" />,
  enableSorting: false,
  cell: ({ getValue }) => <span className="font-mono text-sm">{getValue()}</span>,
});
const requestId = column.accessor("request_id", {
  header: () => <ColumnName of="requestId" />,
  enableSorting: false,
  cell: ({ getValue }) => <RequestId id={getValue()} />,
});

const columns = column.columns([
  time,
  column.accessor("message", {
    header: () => <ColumnName of="record" />,
    enableSorting: false,
    cell: ({ row: { original: record } }) => (
      <div className="grid min-w-80 grid-cols-[minmax(0,1fr)]">
        <RecordOpener record={record} />
      </div>
    ),
  }),
  column.accessor("service_name", {
    header: () => <ColumnName of="service" />,
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
    header: () => <ColumnName of="record" />,
    enableSorting: false,
    cell: ({ row: { original: record } }) => (
      <div className="grid min-w-64 grid-cols-[minmax(0,1fr)]">
        <RecordOpener record={record} brief />
      </div>
    ),
  }),
  column.accessor("environment", {
    header: () => <ColumnName of="environment" />,
    enableSorting: false,
  }),
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
  const t = useTranslations("issues.records");
  const table = useDataTable({
    columns: brief ? briefColumns : columns,
    data: records,
    getRowId: ({ id }) => id,
  });
  return <DataTable table={table} label={t("title")} />;
}
