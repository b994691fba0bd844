"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { DataTableFeatures } from "#components/data-table/features.ts";
import { useDataTable } from "#components/data-table/use-data-table.ts";
import { Time } from "#components/ui/time.tsx";
import { formatDuration } from "#lib/format/duration.ts";
import type { Incident } from "#lib/recovery/answers.ts";

/** A moment as the time since the incident began. */
function after({ opened_at }: Incident, at: string | null): number {
  return at === null ? -1 : (Date.parse(at) - Date.parse(opened_at)) / 1000;
}

function formatAfter(seconds: number): string {
  return seconds < 0 ? "–" : `after ${formatDuration(seconds)}`;
}

const column = createColumnHelper<DataTableFeatures, Incident>();
const columns = column.columns([
  column.accessor("service", {
    header: "Service",
    cell: ({ row: { original: one } }) => (
      <>
        {one.service}
        <div className="text-sm text-ink-2">{one.environment}</div>
      </>
    ),
  }),
  column.accessor("opened_at", {
    header: "Began",
    cell: ({ getValue }) => <Time at={getValue()} />,
  }),
  column.accessor((one) => after(one, one.detected_at), {
    id: "detected",
    header: "Noticed",
    cell: ({ getValue }) => formatAfter(getValue()),
  }),
  column.accessor((one) => after(one, one.first_action_at), {
    id: "acted",
    header: "First action",
    cell: ({ getValue }) => formatAfter(getValue()),
  }),
  column.accessor((one) => after(one, one.closed_at), {
    id: "closed",
    header: "Well again",
    cell: ({ getValue, row: { original: one } }) =>
      one.closed_at ? formatAfter(getValue()) : <span className="text-bad">still open</span>,
  }),
  column.accessor("downtime_seconds", {
    header: "Downtime",
    meta: { align: "right" },
    cell: ({ getValue }) => formatDuration(getValue()),
  }),
  column.accessor("flaps", {
    header: "Came back",
    meta: { align: "right" },
    cell: ({ getValue }) => (getValue() === 0 ? "–" : getValue()),
  }),
]);

/** The incidents of the strip in words, folded away until somebody wants them. */
export function IncidentTable({ incidents }: { incidents: Incident[] }) {
  const table = useDataTable({ columns, data: incidents, getRowId: ({ id }) => id });
  return (
    <details className="mt-2">
      <summary className="w-fit rounded-sm text-sm text-accent max-rail:py-3">
        Show these incidents as a table
      </summary>
      <div className="mt-2">
        <DataTable table={table} label="Incidents" />
      </div>
    </details>
  );
}
