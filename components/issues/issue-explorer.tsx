"use client";

import type { RowSelectionState } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RowKeys } from "#components/data-table/row-keys.tsx";
import { type TableChoice, writeTableChoice } from "#components/data-table/table-choice.ts";
import { useAddressSort } from "#components/data-table/use-address-sort.ts";
import { useListTable } from "#components/data-table/use-list-table.ts";
import { VirtualTable } from "#components/data-table/virtual-table.tsx";
import { IssueBulk } from "#components/issues/issue-bulk.tsx";
import { IssueCards } from "#components/issues/issue-cards.tsx";
import { issueColumns } from "#components/issues/issue-columns.tsx";
import { IssueListEnd } from "#components/issues/issue-list-end.tsx";
import { IssueListTop } from "#components/issues/issue-list-top.tsx";
import { issueTableCookie } from "#components/issues/issue-table-choice.ts";
import { IssueTrendProvider } from "#components/issues/issue-trend.tsx";
import { type IssueSource, useIssueRows } from "#components/issues/use-issue-rows.ts";
import { useIssueSelection } from "#components/issues/use-issue-selection.ts";
import { rememberChoice } from "#components/layout/reader-choice.ts";
import { Card } from "#components/ui/card.tsx";
import { ByWidth } from "#components/ui/narrow.tsx";
import { IssueSort } from "#lib/issues/schemas.ts";

type Props = IssueSource & { choice: TableChoice; mayOperate: boolean };

/** The issues of a filter: a table that grows as one scrolls, cards on phones, and what can be done with many. */
export function IssueExplorer({ first, filter, recoveries, mayOperate, ...props }: Props) {
  const t = useTranslations("issues.list");
  const { sort, ...sorting } = useAddressSort(IssueSort.options, "last_seen");
  const [choice, setChoice] = useState(props.choice);
  const [scrolled, setScrolled] = useState(false);
  const [selection, setSelection] = useState<RowSelectionState>({});
  const hold = scrolled || Object.keys(selection).length > 0;
  const { pages, rows } = useIssueRows({ first, filter, recoveries, sort, hold });
  const more = pages.next !== null;
  const chosen = useIssueSelection({ selection, setSelection, rows: pages.rows, more, filter });
  const table = useListTable({
    columns: mayOperate ? issueColumns : issueColumns.slice(1),
    data: rows,
    getRowId: ({ id }) => id,
    ...sorting,
    first: mayOperate ? ["select", "title"] : ["title"],
    ...{ choice, selection, onSelectionChange: chosen.change },
  });
  function choose(next: TableChoice) {
    setChoice(next);
    rememberChoice(issueTableCookie, writeTableChoice(next));
  }
  const end = (
    <IssueListEnd more={more} failed={pages.failed} onRetry={() => void pages.loadMore()} />
  );
  return (
    <IssueTrendProvider>
      <IssueListTop
        {...{ choice }}
        waiting={pages.waiting}
        onShow={pages.showWaiting}
        onChoose={choose}
      />
      <ByWidth
        wide={
          <Card className="overflow-hidden">
            <VirtualTable
              table={table}
              label={t("title")}
              total={more ? -1 : rows.length}
              dense={choice.dense}
              onNearEnd={pages.loadMore}
              onScrolled={setScrolled}
            >
              {end}
            </VirtualTable>
          </Card>
        }
        narrow={
          <Card className="px-4">
            <IssueCards table={table} selectable={mayOperate} onNearEnd={pages.loadMore} />
            {end}
          </Card>
        }
      />
      {chosen.count > 0 ? <IssueBulk chosen={chosen} pages={pages} /> : null}
      <RowKeys />
    </IssueTrendProvider>
  );
}
