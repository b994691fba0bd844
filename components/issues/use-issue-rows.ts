"use client";

import { useMemo } from "react";
import type { IssueRow } from "#components/issues/issue-columns.tsx";
import type { Recovery } from "#components/issues/issue-recovery.tsx";
import { toQuery } from "#components/issues/to-query.ts";
import { useIssuePages } from "#components/issues/use-issue-pages.ts";
import type { IssueFilter } from "#lib/issues/filter-schemas.ts";
import type { Issue, IssueSort } from "#lib/issues/schemas.ts";

export type IssueSource = {
  first: { data: Issue[]; next_cursor: string | null };
  filter: IssueFilter;
  /** Latest runs by service and code. */
  recoveries: Record<string, Recovery>;
};

/** The issues of a filter as the list shows them, page after page. */
export function useIssueRows(source: IssueSource & { sort: IssueSort; hold: boolean }) {
  const { first, filter, recoveries, sort, hold } = source;
  const pages = useIssuePages({ first, query: toQuery({ ...filter, sort }), hold });
  const rows = useMemo(
    () =>
      pages.rows.map((issue): IssueRow => {
        const recovery = recoveries[`${issue.service} ${issue.error_code}`];
        return { ...issue, recovery };
      }),
    [pages.rows, recoveries],
  );
  return { pages, rows };
}
