"use client";

import { useTranslations } from "next-intl";
import { parseAsBoolean, useQueryState } from "nuqs";
import { useMemo } from "react";
import { RowKeys } from "#components/data-table/row-keys.tsx";
import { useAddressSort } from "#components/data-table/use-address-sort.ts";
import { type CodeRow, codeSorts, sortCodes } from "#components/insights/sort-codes.ts";
import { TopCodesCards } from "#components/insights/top-codes-cards.tsx";
import { TopCodesTable } from "#components/insights/top-codes-table.tsx";
import { Button } from "#components/ui/button.tsx";
import { ByWidth } from "#components/ui/narrow.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { formatCount } from "#lib/format/count.ts";

const shownAtFirst = 5;

type Props = { rows: CodeRow[]; total: number };

/** The codes that count, five of them until all are asked for. */
export function TopCodes({ rows, total }: Props) {
  const t = useTranslations("insights.topCodes");
  const [all, setAll] = useQueryState("all", parseAsBoolean.withDefault(false));
  const { sort, ...sorting } = useAddressSort(codeSorts, "count", true);
  const shown = useMemo(
    () => sortCodes(rows, sort).slice(0, all ? rows.length : shownAtFirst),
    [rows, sort, all],
  );
  return (
    <Panel
      title={t("title")}
      aside={
        total > shownAtFirst ? (
          <span className="inline-flex items-center gap-1">
            {t("shown", { shown: formatCount(shown.length), total: formatCount(total) })}
            <Button size="small" variant="quiet" onClick={() => void setAll(!all)}>
              {t(all ? "fewer" : "all")}
            </Button>
          </span>
        ) : null
      }
    >
      {rows.length === 0 ? (
        <p className="py-2 text-ink-2">{t("empty")}</p>
      ) : (
        <ByWidth
          wide={<TopCodesTable rows={shown} sorting={sorting} />}
          narrow={<TopCodesCards rows={shown} />}
        />
      )}
      <RowKeys />
    </Panel>
  );
}
