"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Sparkline } from "#components/charts/sparkline.tsx";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { DataTableFeatures } from "#components/data-table/features.ts";
import { useDataTable } from "#components/data-table/use-data-table.ts";
import { ConditionPill } from "#components/services/condition-pill.tsx";
import type { ServiceCondition, ServiceRow } from "#components/services/prepare-service-rows.ts";
import { NearLink as Link } from "#components/ui/near-link.tsx";
import type { Words } from "#components/ui/words.ts";
import { formatCount } from "#lib/format/count.ts";

const urgency: Record<ServiceCondition, number> = {
  waiting: 3,
  degraded: 2,
  recovering: 1,
  fine: 0,
};
const column = createColumnHelper<DataTableFeatures, ServiceRow>();
const prepareColumns = (t: Words<"services.table">) =>
  column.columns([
    column.accessor("name", {
      header: t("service"),
      cell: ({ row: { original: service } }) => (
        <>
          <Link
            className="block max-w-72 truncate font-medium hover:underline max-sm:max-w-48"
            title={service.name}
            href={`/services/${encodeURIComponent(service.name)}`}
          >
            {service.name}
          </Link>
          <div className="max-w-72 truncate text-sm text-ink-2 max-sm:max-w-48">
            {service.environments.join(", ") || t("nothingYet")}
          </div>
        </>
      ),
    }),
    column.accessor(({ condition }) => urgency[condition], {
      id: "state",
      header: t("state"),
      cell: ({ row: { original: service } }) => <ConditionPill {...service} />,
    }),
    column.accessor("errors", {
      header: t("errors"),
      meta: { align: "right" },
      cell: ({ getValue }) => formatCount(getValue()),
    }),
    column.display({
      id: "trend",
      header: t("trend"),
      cell: ({ row: { original: service } }) =>
        service.errors > 0 ? <Sparkline values={service.trend} /> : null,
    }),
    column.accessor("open_issues", {
      header: t("openIssues"),
      meta: { align: "right" },
      cell: ({ row: { original: service } }) => (
        <Link
          className="hover:underline"
          aria-label={t("openIssuesOf", {
            count: service.open_issues,
            service: service.name,
          })}
          href={`/issues?service=${encodeURIComponent(service.name)}&state=open`}
        >
          {formatCount(service.open_issues)}
        </Link>
      ),
    }),
  ]);

export function ServicesTable({ services }: { services: ServiceRow[] }) {
  const t = useTranslations("services.table");
  const columns = useMemo(() => prepareColumns(t), [t]);
  const table = useDataTable({ columns, data: services, getRowId: ({ name }) => name });
  return <DataTable table={table} label={t("label")} />;
}
