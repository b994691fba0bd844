"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { DataTableFeatures } from "#components/data-table/features.ts";
import { useDataTable } from "#components/data-table/use-data-table.ts";
import { secondsBetween } from "#components/recovery/describe-run.ts";
import type { RunRow } from "#components/recovery/run-row.ts";
import { RunStatePill, VerdictPill } from "#components/recovery/run-state-pill.tsx";
import { NearLink as Link } from "#components/ui/near-link.tsx";
import { Time } from "#components/ui/time.tsx";
import { formatDuration } from "#lib/format/duration.ts";

const column = createColumnHelper<DataTableFeatures, RunRow>();
const columns = column.columns([
  column.accessor("name", {
    header: "Run",
    cell: ({ row: { original: run } }) => (
      <>
        <Link className="font-medium hover:underline" href={`/recovery/runs/${run.id}`}>
          {run.name}
        </Link>
        <div className="text-sm text-ink-2">
          {run.service} · {run.environment}
        </div>
      </>
    ),
  }),
  column.accessor("state", {
    header: "State",
    cell: ({ getValue }) => <RunStatePill state={getValue()} />,
  }),
  column.accessor((run) => run.verdict ?? "", {
    id: "verdict",
    header: "Verdict",
    cell: ({ row: { original: run } }) =>
      run.verdict ? <VerdictPill verdict={run.verdict} /> : <span className="text-ink-3">–</span>,
  }),
  column.accessor((run) => (run.cause === "trigger" ? "Rule" : run.requested_by), {
    id: "cause",
    header: "Started by",
  }),
  column.accessor("created_at", {
    header: "Started",
    cell: ({ getValue }) => <Time at={getValue()} />,
  }),
  column.accessor((run) => (run.ended_at ? secondsBetween(run.created_at, run.ended_at) : -1), {
    id: "length",
    header: "Took",
    meta: { align: "right" },
    cell: ({ getValue }) => (getValue() < 0 ? "–" : formatDuration(getValue())),
  }),
]);

/** Runs in the order they came, newest first, until somebody sorts. */
export function RunTable({ runs, label }: { runs: RunRow[]; label: string }) {
  const table = useDataTable({ columns, data: runs, getRowId: ({ id }) => id });
  return <DataTable table={table} label={label} />;
}
