"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { Upload } from "lucide-react";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { DataTableFeatures } from "#components/data-table/features.ts";
import { useDataTable } from "#components/data-table/use-data-table.ts";
import { DeleteButton } from "#components/forms/delete-button.tsx";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { StatePill } from "#components/ui/state-pill.tsx";
import { Time } from "#components/ui/time.tsx";
import type { StatusExport } from "#lib/error-pages/status-export-schemas.ts";
import { countNoun } from "#lib/format/count.ts";

const column = createColumnHelper<DataTableFeatures, StatusExport>();
const columns = column.columns([
  column.accessor("name", {
    header: "Place",
    cell: ({ row: { original: place } }) => (
      <>
        {place.name}
        <div className="max-w-80 truncate font-mono text-sm text-ink-3" title={place.url}>
          {place.url}
        </div>
      </>
    ),
  }),
  column.accessor((place) => place.hint ?? "", {
    id: "token",
    header: "Token",
    cell: ({ getValue }) =>
      getValue() ? (
        <span className="font-mono text-sm">{getValue()}</span>
      ) : (
        <span className="text-ink-3">none</span>
      ),
  }),
  column.accessor("last_exported_at", {
    header: "Last put",
    cell: ({ getValue }) => <LastPut at={getValue()} />,
  }),
  column.display({
    id: "state",
    header: "State",
    cell: ({ row: { original: place } }) => <PlaceState place={place} />,
  }),
  column.display({
    id: "actions",
    header: "Actions",
    meta: { align: "right", hideLabel: true },
    cell: ({ row: { original: place } }) => (
      <DeleteButton
        what="place"
        name={place.name}
        effect="Nothing is put there any more. The files that are there stay, and grow old."
        path={`/api/v1/status-exports/${encodeURIComponent(place.name)}`}
      />
    ),
  }),
]);

function LastPut({ at }: { at: string | null }) {
  return at ? <Time at={at} /> : <span className="text-ink-3">never</span>;
}

function PlaceState({ place: { fault, last_exported_at } }: { place: StatusExport }) {
  if (!fault) {
    return last_exported_at ? (
      <StatePill tone="good">Up to date</StatePill>
    ) : (
      <StatePill tone="idle">Nothing put yet</StatePill>
    );
  }
  return (
    <>
      <StatePill tone="bad">Failing</StatePill>
      <p className="mt-1 max-w-72 text-sm whitespace-normal wrap-anywhere text-ink-2">
        {fault.reason} · {countNoun(fault.services, "service")}, since <Time at={fault.since} />
      </p>
    </>
  );
}

/** Where status files are put, and what is wrong there. */
export function StatusExportTable({ places }: { places: StatusExport[] }) {
  const table = useDataTable({
    columns,
    data: places,
    getRowId: ({ name }) => name,
  });
  if (places.length === 0)
    return (
      <EmptyState icon={Upload} title="Status files are put nowhere else">
        Error pages ask for the status here. Where they are served from another place, put the files
        beside them, and visitors are told even when this server is down.
      </EmptyState>
    );
  return <DataTable table={table} label="Places for status files" />;
}
