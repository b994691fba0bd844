"use client";

import { createColumnHelper } from "@tanstack/react-table";
import Link from "next/link";
import { Sparkline } from "#components/charts/sparkline.tsx";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { DataTableFeatures } from "#components/data-table/features.ts";
import { useDataTable } from "#components/data-table/use-data-table.ts";
import { ConditionPill } from "#components/services/condition-pill.tsx";
import type { ServiceCondition, ServiceRow } from "#components/services/prepare-service-rows.ts";
import { formatCount } from "#lib/format/count.ts";

const urgency: Record<ServiceCondition, number> = {
  waiting: 3,
  degraded: 2,
  recovering: 1,
  fine: 0,
};
const column = createColumnHelper<DataTableFeatures, ServiceRow>();
const columns = column.columns([
  column.accessor("name", {
    header: "Service",
    cell: ({ row: { original: service } }) => (
      <>
        <Link
          className="font-medium hover:underline"
          href={`/services/${encodeURIComponent(service.name)}`}
        >
          {service.name}
        </Link>
        <div className="text-sm text-ink-2">
          {service.environments.join(", ") || "nothing received yet"}
        </div>
      </>
    ),
  }),
  column.accessor(({ condition }) => urgency[condition], {
    id: "state",
    header: "State",
    cell: ({ row: { original: service } }) => <ConditionPill {...service} />,
  }),
  column.accessor("errors", {
    header: "Errors, 24 h",
    meta: { align: "right" },
    cell: ({ getValue }) => formatCount(getValue()),
  }),
  column.display({
    id: "trend",
    header: "24 h",
    cell: ({ row: { original: service } }) =>
      service.errors > 0 ? <Sparkline values={service.trend} /> : null,
  }),
  column.accessor("open_issues", {
    header: "Open issues",
    meta: { align: "right" },
    cell: ({ row: { original: service } }) => (
      <Link
        className="hover:underline"
        aria-label={`${service.open_issues} open issues of ${service.name}`}
        href={`/issues?service=${encodeURIComponent(service.name)}&state=open`}
      >
        {formatCount(service.open_issues)}
      </Link>
    ),
  }),
]);

export function ServicesTable({ services }: { services: ServiceRow[] }) {
  const table = useDataTable({ columns, data: services, getRowId: ({ name }) => name });
  return <DataTable table={table} label="Services" />;
}
