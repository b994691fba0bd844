"use client";

import { useTranslations } from "next-intl";
import { ColumnMenu } from "#components/data-table/column-menu.tsx";
import type { TableChoice } from "#components/data-table/table-choice.ts";
import { issueTableColumns } from "#components/issues/issue-table-choice.ts";
import { Button } from "#components/ui/button.tsx";

type Props = {
  /** New issues that are not shown, so that no row moves. */
  waiting: number;
  onShow: () => void;
  choice: TableChoice;
  onChoose: (choice: TableChoice) => void;
};

/** What stands over the list: new issues to show, and how the table is set. */
export function IssueListTop({ waiting, onShow, choice, onChoose }: Props) {
  const t = useTranslations("issues.list");
  const name = useTranslations("issues.columns");
  const names = Object.fromEntries(issueTableColumns.map((id) => [id, name(id)]));
  return (
    <div className="mb-2.5 flex items-center gap-2.5">
      <span role="status">
        {waiting > 0 ? <Button onClick={onShow}>{t("show", { count: waiting })}</Button> : null}
      </span>
      <span className="ml-auto max-sm:hidden">
        <ColumnMenu choice={choice} names={names} onChange={onChoose} />
      </span>
    </div>
  );
}
