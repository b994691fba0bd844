"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { AuditChanges } from "#components/accounts/audit-changes.tsx";
import { nameOfObject } from "#components/accounts/prepare-changes.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { DataTableFeatures } from "#components/data-table/features.ts";
import { useDataTable } from "#components/data-table/use-data-table.ts";
import { Time } from "#components/ui/time.tsx";
import type { AuditEntry } from "#lib/accounts/schemas.ts";

const column = createColumnHelper<DataTableFeatures, AuditEntry>();
const columns = column.columns([
  column.accessor("at", {
    header: "Time",
    enableSorting: false,
    cell: ({ getValue }) => <Time at={getValue()} />,
  }),
  column.accessor("actor", { header: "Who", enableSorting: false }),
  column.accessor("action", {
    header: "Did",
    enableSorting: false,
    cell: ({ getValue }) => getValue().replaceAll("-", " "),
  }),
  column.accessor("object_id", {
    header: "To",
    enableSorting: false,
    cell: ({ row }) => <AuditObject entry={row.original} />,
  }),
  column.display({
    id: "changes",
    header: "Before and after",
    cell: ({ row: { original: entry } }) => (
      <AuditChanges before={entry.before} after={entry.after} />
    ),
  }),
]);

function AuditObject({ entry }: { entry: AuditEntry }) {
  const name = nameOfObject(entry.before, entry.after);
  return (
    <>
      <span className="text-ink-2">{entry.object_type.replaceAll("-", " ")}</span> {name}
      <div className="max-w-56 truncate font-mono text-sm text-ink-3" title={entry.object_id}>
        {entry.object_id}
      </div>
    </>
  );
}

export function AuditTable({ entries }: { entries: AuditEntry[] }) {
  const table = useDataTable({ columns, data: entries, getRowId: ({ id }) => id });
  return <DataTable table={table} label="Audit log" />;
}
