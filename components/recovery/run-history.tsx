import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { Pager } from "#components/data-table/pager.tsx";
import { EmptyState } from "#components/layout/empty-state.tsx";
import type { RunRow } from "#components/recovery/run-row.ts";
import { RunTable } from "#components/recovery/run-table.tsx";

type Props = { runs: RunRow[]; next: string | null; filtered: boolean };

/** The runs of a page, or why there are none. */
export function RunHistory({ runs, next, filtered }: Props) {
  const t = useTranslations("recovery.runHistory");
  if (runs.length === 0) {
    return (
      <EmptyState icon={History} title={t(filtered ? "noMatch" : "nothing")}>
        {t(filtered ? "noMatchHint" : "nothingHint")}
      </EmptyState>
    );
  }
  return (
    <>
      <RunTable runs={runs} label={t("label")} />
      <Pager what={t("pages")} next={next} />
    </>
  );
}
