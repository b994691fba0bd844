"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { ScrollText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { AuditChanges } from "#components/accounts/audit-changes.tsx";
import { nameOfObject } from "#components/accounts/prepare-changes.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { DataTableFeatures } from "#components/data-table/features.ts";
import { useDataTable } from "#components/data-table/use-data-table.ts";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Words } from "#components/ui/words.ts";
import type { AuditEntry } from "#lib/accounts/schemas.ts";

type AuditWords = Words<"accounts.auditTable">;

const column = createColumnHelper<DataTableFeatures, AuditEntry>();
const listColumns = (t: AuditWords) =>
  column.columns([
    column.accessor("at", {
      header: t("time"),
      enableSorting: false,
      cell: ({ getValue }) => <Time at={getValue()} />,
    }),
    column.accessor("actor", { header: t("who"), enableSorting: false }),
    column.accessor("action", {
      header: t("did"),
      enableSorting: false,
      cell: ({ getValue }) => getValue().replaceAll("-", " "),
    }),
    column.accessor("object_id", {
      header: t("to"),
      enableSorting: false,
      cell: ({ row }) => <AuditObject entry={row.original} />,
    }),
    column.display({
      id: "changes",
      header: t("changes"),
      cell: ({ row: { original: entry } }) => (
        <AuditChanges before={entry.before} after={entry.after} />
      ),
    }),
  ]);

function AuditObject({ entry }: { entry: AuditEntry }) {
  const name = nameOfObject(entry.before, entry.after);
  return (
    <>
      <span className="text-ink-2">{entry.object_type.replaceAll("-", " ")}</span> {name}
      <div className="max-w-56 truncate font-mono text-sm text-ink-3" title={entry.object_id}>
        {entry.object_id}
      </div>
    </>
  );
}

export function AuditTable({ entries }: { entries: AuditEntry[] }) {
  const t = useTranslations("accounts.auditTable");
  const columns = useMemo(() => listColumns(t), [t]);
  const table = useDataTable({ columns, data: entries, getRowId: ({ id }) => id });
  if (entries.length === 0) {
    return (
      <EmptyState icon={ScrollText} title={t("empty")}>
        {t("emptyNote")}
      </EmptyState>
    );
  }
  return <DataTable table={table} label={t("title")} />;
}
