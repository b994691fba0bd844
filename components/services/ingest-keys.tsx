"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { KeyRound } from "lucide-react";
import Link from "next/link";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { DataTableFeatures } from "#components/data-table/features.ts";
import { useDataTable } from "#components/data-table/use-data-table.ts";
import { DeleteButton } from "#components/forms/delete-button.tsx";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { Time } from "#components/ui/time.tsx";
import type { IngestKey } from "#lib/services/schemas.ts";

const column = createColumnHelper<DataTableFeatures, IngestKey>();
const columns = column.columns([
  column.accessor("name", {
    header: "Key",
    cell: ({ row: { original: key } }) => (
      <>
        {key.name}
        <div className="font-mono text-sm text-ink-3">…{key.hint}</div>
      </>
    ),
  }),
  column.accessor((key) => key.service ?? "", {
    id: "service",
    header: "May send records of",
    cell: ({ row: { original: key } }) => <Reach service={key.service} />,
  }),
  column.accessor("created_at", {
    header: "Created",
    cell: ({ getValue }) => <Time at={getValue()} />,
  }),
  column.accessor("last_used_at", {
    header: "Last used",
    cell: ({ getValue }) => <LastUsed at={getValue()} />,
  }),
]);
const columnsToKeep = column.columns([
  ...columns,
  column.display({
    id: "actions",
    header: "Actions",
    meta: { align: "right", hideLabel: true },
    cell: ({ row: { original: key } }) => (
      <DeleteButton
        verb="Revoke"
        what="key"
        name={key.name}
        effect={`${key.service ?? "Every service"} that sends with it is refused from the next record on, and those records are lost unless the sender keeps them. This cannot be undone.`}
        path={`/api/v1/ingest-keys/${key.id}`}
      />
    ),
  }),
]);

function Reach({ service }: { service: string | null }) {
  if (!service) return "Any service";
  return (
    <Link
      className="underline-offset-2 hover:underline"
      href={`/services/${encodeURIComponent(service)}`}
    >
      {service}
    </Link>
  );
}

function LastUsed({ at }: { at: string | null }) {
  return at ? <Time at={at} /> : <span className="text-ink-3">never</span>;
}

type Props = { keys: IngestKey[]; mayRevoke: boolean };

export function IngestKeys({ keys, mayRevoke }: Props) {
  const table = useDataTable({
    columns: mayRevoke ? columnsToKeep : columns,
    data: keys,
    getRowId: ({ id }) => id,
  });
  if (keys.length === 0) {
    return (
      <EmptyState icon={KeyRound} title="No ingest keys yet">
        A service sends its records with a key. Each service has one of its own on its page; a key
        of the whole organisation is made here.
      </EmptyState>
    );
  }
  return <DataTable table={table} label="Ingest keys" />;
}
