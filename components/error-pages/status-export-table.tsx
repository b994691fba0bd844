"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { DataTableFeatures } from "#components/data-table/features.ts";
import { useDataTable } from "#components/data-table/use-data-table.ts";
import { DeleteButton } from "#components/forms/delete-button.tsx";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { StatePill } from "#components/ui/state-pill.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Words } from "#components/ui/words.ts";
import type { StatusExport } from "#lib/error-pages/status-export-schemas.ts";

const column = createColumnHelper<DataTableFeatures, StatusExport>();
const prepareColumns = (t: Words<"errorPages.statusExport">) =>
  column.columns([
    column.accessor("name", {
      header: t("place"),
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
      header: t("token"),
      cell: ({ getValue }) =>
        getValue() ? (
          <span className="font-mono text-sm">{getValue()}</span>
        ) : (
          <span className="text-ink-3">{t("noToken")}</span>
        ),
    }),
    column.accessor("last_exported_at", {
      header: t("lastPut"),
      cell: ({ getValue }) => <LastPut at={getValue()} />,
    }),
    column.display({
      id: "state",
      header: t("state"),
      cell: ({ row: { original: place } }) => <PlaceState place={place} />,
    }),
    column.display({
      id: "actions",
      header: t("actions"),
      meta: { align: "right", hideLabel: true },
      cell: ({ row: { original: place } }) => (
        <DeleteButton
          what={t("what")}
          name={place.name}
          effect={t("deleteEffect")}
          path={`/api/v1/status-exports/${encodeURIComponent(place.name)}`}
        />
      ),
    }),
  ]);

function LastPut({ at }: { at: string | null }) {
  const t = useTranslations("errorPages.statusExport");
  return at ? <Time at={at} /> : <span className="text-ink-3">{t("never")}</span>;
}

function PlaceState({ place: { fault, last_exported_at } }: { place: StatusExport }) {
  const t = useTranslations("errorPages.statusExport");
  if (!fault) {
    return last_exported_at ? (
      <StatePill tone="good">{t("upToDate")}</StatePill>
    ) : (
      <StatePill tone="idle">{t("nothingPut")}</StatePill>
    );
  }
  return (
    <>
      <StatePill tone="bad">{t("failing")}</StatePill>
      <p className="mt-1 max-w-72 text-sm whitespace-normal wrap-anywhere text-ink-2">
        {t.rich("fault", {
          reason: fault.reason,
          count: fault.services,
          since: () => <Time at={fault.since} />,
        })}
      </p>
    </>
  );
}

/** Where status files are put, and what is wrong there. */
export function StatusExportTable({ places }: { places: StatusExport[] }) {
  const t = useTranslations("errorPages.statusExport");
  const columns = useMemo(() => prepareColumns(t), [t]);
  const table = useDataTable({
    columns,
    data: places,
    getRowId: ({ name }) => name,
  });
  if (places.length === 0)
    return (
      <EmptyState icon={Upload} title={t("none")}>
        {t("noneSentence")}
      </EmptyState>
    );
  return <DataTable table={table} label={t("label")} />;
}
