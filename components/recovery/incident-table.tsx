"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { useLocale, useTranslations } from "next-intl";
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

function After({ seconds }: { seconds: number }) {
  const t = useTranslations("recovery.incidentTable");
  const language = useLocale();
  return seconds < 0 ? "–" : t("after", { length: formatDuration(seconds, language) });
}

function StillOpen() {
  const t = useTranslations("recovery.incidentTable");
  return <span className="text-bad">{t("stillOpen")}</span>;
}

function Length({ seconds }: { seconds: number }) {
  return formatDuration(seconds, useLocale());
}

type Column = "service" | "began" | "noticed" | "acted" | "recovered" | "downtime" | "cameBack";

function ColumnName({ of }: { of: Column }) {
  const t = useTranslations("recovery.incidentTable");
  return t(`columns.${of}`);
}

const column = createColumnHelper<DataTableFeatures, Incident>();
const columns = column.columns([
  column.accessor("service", {
    header: () => <ColumnName of="service" />,
    cell: ({ row: { original: one } }) => (
      <>
        {one.service}
        <div className="text-sm text-ink-2">{one.environment}</div>
      </>
    ),
  }),
  column.accessor("opened_at", {
    header: () => <ColumnName of="began" />,
    cell: ({ getValue }) => <Time at={getValue()} />,
  }),
  column.accessor((one) => after(one, one.detected_at), {
    id: "detected",
    header: () => <ColumnName of="noticed" />,
    cell: ({ getValue }) => <After seconds={getValue()} />,
  }),
  column.accessor((one) => after(one, one.first_action_at), {
    id: "acted",
    header: () => <ColumnName of="acted" />,
    cell: ({ getValue }) => <After seconds={getValue()} />,
  }),
  column.accessor((one) => after(one, one.closed_at), {
    id: "closed",
    header: () => <ColumnName of="recovered" />,
    cell: ({ getValue, row: { original: one } }) =>
      one.closed_at ? <After seconds={getValue()} /> : <StillOpen />,
  }),
  column.accessor("downtime_seconds", {
    header: () => <ColumnName of="downtime" />,
    meta: { align: "right" },
    cell: ({ getValue }) => <Length seconds={getValue()} />,
  }),
  column.accessor("flaps", {
    header: () => <ColumnName of="cameBack" />,
    meta: { align: "right" },
    cell: ({ getValue }) => (getValue() === 0 ? "–" : getValue()),
  }),
]);

/** The incidents of the strip in words, folded away until somebody wants them. */
export function IncidentTable({ incidents }: { incidents: Incident[] }) {
  const t = useTranslations("recovery.incidentTable");
  const table = useDataTable({ columns, data: incidents, getRowId: ({ id }) => id });
  return (
    <details className="mt-2">
      <summary className="w-fit rounded-sm text-sm text-accent max-rail:py-3">{t("show")}</summary>
      <div className="mt-2">
        <DataTable table={table} label={t("label")} />
      </div>
    </details>
  );
}
