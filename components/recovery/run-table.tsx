"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { DataTableFeatures } from "#components/data-table/features.ts";
import { useDataTable } from "#components/data-table/use-data-table.ts";
import { secondsBetween } from "#components/recovery/describe-run.ts";
import type { RunRow } from "#components/recovery/run-row.ts";
import { RunStatePill } from "#components/recovery/run-state-pill.tsx";
import { VerdictPill } from "#components/recovery/verdict-pill.tsx";
import { NearLink as Link } from "#components/ui/near-link.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Words } from "#components/ui/words.ts";
import { formatDuration } from "#lib/format/duration.ts";
import type { Language } from "#lib/format/reader-language.ts";

const column = createColumnHelper<DataTableFeatures, RunRow>();
const listColumns = (t: Words<"recovery.runTable">, language: Language) =>
  column.columns([
    column.accessor("name", {
      header: t("run"),
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
      header: t("state"),
      cell: ({ getValue }) => <RunStatePill state={getValue()} />,
    }),
    column.accessor((run) => run.verdict ?? "", {
      id: "verdict",
      header: t("verdict"),
      cell: ({ row: { original: run } }) =>
        run.verdict ? <VerdictPill verdict={run.verdict} /> : <span className="text-ink-3">–</span>,
    }),
    column.accessor((run) => (run.cause === "trigger" ? t("rule") : run.requested_by), {
      id: "cause",
      header: t("startedBy"),
    }),
    column.accessor("created_at", {
      header: t("started"),
      cell: ({ getValue }) => <Time at={getValue()} />,
    }),
    column.accessor((run) => (run.ended_at ? secondsBetween(run.created_at, run.ended_at) : -1), {
      id: "length",
      header: t("took"),
      meta: { align: "right" },
      cell: ({ getValue }) => (getValue() < 0 ? "–" : formatDuration(getValue(), language)),
    }),
  ]);

/** Runs in the order they came, newest first, until somebody sorts. */
export function RunTable({ runs, label }: { runs: RunRow[]; label: string }) {
  const t = useTranslations("recovery.runTable");
  const language = useLocale();
  const columns = useMemo(() => listColumns(t, language), [t, language]);
  const table = useDataTable({ columns, data: runs, getRowId: ({ id }) => id });
  return <DataTable table={table} label={label} />;
}
