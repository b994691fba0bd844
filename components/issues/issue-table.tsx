"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { Sparkline } from "#components/charts/sparkline.tsx";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { DataTableFeatures } from "#components/data-table/features.ts";
import { useAddressSort } from "#components/data-table/use-address-sort.ts";
import { useServerSortedTable } from "#components/data-table/use-data-table.ts";
import { IssueLink } from "#components/issues/issue-link.tsx";
import { IssueStatePill } from "#components/issues/issue-state-pill.tsx";
import { Time } from "#components/ui/time.tsx";
import { formatCount } from "#lib/format/count.ts";
import { type Issue, IssueSort } from "#lib/issues/schemas.ts";

export type IssueRow = Issue & { trend: number[] };

const column = createColumnHelper<DataTableFeatures, IssueRow>();
const columns = column.columns([
  column.accessor("title", {
    header: "Issue",
    enableSorting: false,
    cell: ({ row: { original: issue } }) => (
      <div className="grid min-w-72 grid-cols-[minmax(0,1fr)]">
        <IssueLink issue={issue} />
      </div>
    ),
  }),
  column.accessor("service", {
    header: "Service",
    enableSorting: false,
    cell: ({ row: { original: issue } }) => (
      <>
        <div className="max-w-36 truncate" title={issue.service}>
          {issue.service}
        </div>
        <div className="max-w-36 truncate text-sm text-ink-2" title={issue.environments.join(", ")}>
          {issue.environments.join(", ")}
        </div>
      </>
    ),
  }),
  column.accessor("state", {
    header: "State",
    enableSorting: false,
    cell: ({ getValue }) => <IssueStatePill state={getValue()} />,
  }),
  column.accessor("trend", {
    header: "24 h",
    enableSorting: false,
    cell: ({ getValue }) => <Sparkline values={getValue()} color="var(--series-3)" />,
  }),
  column.accessor("count", {
    header: "Records",
    sortDescFirst: true,
    meta: { align: "right" },
    cell: ({ getValue }) => formatCount(getValue()),
  }),
  column.accessor("users", {
    header: "Users",
    enableSorting: false,
    meta: { align: "right" },
    cell: ({ getValue }) => formatCount(getValue()),
  }),
  column.accessor("first_seen", {
    header: "First",
    sortDescFirst: true,
    cell: ({ getValue }) => <Moment at={getValue()} />,
  }),
  column.accessor("last_seen", {
    header: "Last",
    sortDescFirst: true,
    cell: ({ getValue }) => <Moment at={getValue()} />,
  }),
]);

function Moment({ at }: { at: string }) {
  return (
    <span className="text-ink-2">
      <Time at={at} />
    </span>
  );
}

export function IssueTable({ issues }: { issues: IssueRow[] }) {
  const { sort: _, ...sorting } = useAddressSort(IssueSort.options, "last_seen");
  const table = useServerSortedTable({
    columns,
    data: issues,
    getRowId: ({ id }) => id,
    ...sorting,
  });
  return <DataTable table={table} label="Issues" />;
}
