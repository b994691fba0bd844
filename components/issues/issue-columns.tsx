"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import type { DataTableFeatures } from "#components/data-table/features.ts";
import { IssueLink } from "#components/issues/issue-link.tsx";
import { IssueRecovery, type Recovery } from "#components/issues/issue-recovery.tsx";
import { IssueStatePill } from "#components/issues/issue-state-pill.tsx";
import type { IssueTableColumn } from "#components/issues/issue-table-choice.ts";
import { IssueTrend } from "#components/issues/issue-trend.tsx";
import { SelectAllBox, SelectBox } from "#components/issues/select-box.tsx";
import { Time } from "#components/ui/time.tsx";
import { formatCount, formatCountUpTo } from "#lib/format/count.ts";
import { type Issue, mostUsers } from "#lib/issues/schemas.ts";

/** An issue as the list shows it. */
export type IssueRow = Issue & { recovery: Recovery | undefined };

const column = createColumnHelper<DataTableFeatures, IssueRow>();
const right = { align: "right" } as const;

export const issueColumns = column.columns([
  column.display({
    id: "select",
    header: ({ table }) => (
      <SelectAllBox
        all={table.getIsAllRowsSelected()}
        some={table.getIsSomeRowsSelected()}
        onToggle={table.getToggleAllRowsSelectedHandler()}
      />
    ),
    meta: { width: 2.25 },
    cell: ({ row }) => (
      <SelectBox
        label={row.original.title}
        selected={row.getIsSelected()}
        onToggle={row.getToggleSelectedHandler()}
      />
    ),
  }),
  column.accessor("title", {
    header: () => <ColumnName of="issue" />,
    enableSorting: false,
    cell: ({ row: { original: issue } }) => <IssueLink issue={issue} />,
  }),
  column.accessor("service", {
    header: () => <ColumnName of="service" />,
    enableSorting: false,
    meta: { width: 8.5 },
    cell: ({ row: { original: issue } }) => <IssuePlace issue={issue} />,
  }),
  column.accessor("state", {
    header: () => <ColumnName of="state" />,
    enableSorting: false,
    meta: { width: 6.75 },
    cell: ({ getValue }) => <IssueStatePill state={getValue()} />,
  }),
  column.display({
    id: "trend",
    header: () => <ColumnName of="trend" />,
    meta: { width: 6.5 },
    cell: ({ row }) => <IssueTrend id={row.original.id} />,
  }),
  column.accessor("count", {
    header: () => <ColumnName of="count" />,
    sortDescFirst: true,
    meta: { ...right, width: 5.5 },
    cell: ({ getValue }) => formatCount(getValue()),
  }),
  column.accessor("users", {
    header: () => <ColumnName of="users" />,
    enableSorting: false,
    meta: { ...right, width: 4 },
    cell: ({ getValue }) => formatCountUpTo(getValue(), mostUsers),
  }),
  column.accessor("last_seen", {
    header: () => <ColumnName of="last_seen" />,
    sortDescFirst: true,
    meta: { width: 6.5 },
    cell: ({ getValue }) => <Moment at={getValue()} />,
  }),
  column.accessor("first_seen", {
    header: () => <ColumnName of="first_seen" />,
    sortDescFirst: true,
    meta: { width: 6.5 },
    cell: ({ getValue }) => <Moment at={getValue()} />,
  }),
  column.accessor("recovery", {
    header: () => <ColumnName of="recovery" />,
    enableSorting: false,
    meta: { width: 8 },
    cell: ({ getValue }) => <IssueRecovery recovery={getValue()} />,
  }),
]);

function ColumnName({ of }: { of: "issue" | IssueTableColumn }) {
  const t = useTranslations("issues.columns");
  return t(of);
}

function IssuePlace({ issue: { service, environments } }: { issue: IssueRow }) {
  const places = environments.join(", ");
  return (
    <>
      <div className="truncate" title={service}>
        {service}
      </div>
      <div className="truncate text-sm text-ink-2 in-data-dense:hidden" title={places}>
        {places}
      </div>
    </>
  );
}

/** Thousands of these scroll by: the full moment is a title here, not a tooltip. */
function Moment({ at }: { at: string }) {
  return (
    <span className="text-ink-2">
      <Time at={at} plain />
    </span>
  );
}
