"use client";

import type { RowSelectionState } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { type Dispatch, type SetStateAction, useState } from "react";
import { sendJson } from "#components/forms/send-json.ts";
import { toQuery } from "#components/issues/to-query.ts";
import type { Words } from "#components/ui/words.ts";
import { IssueFacets, type IssueFilter, mostChanged } from "#lib/issues/filter-schemas.ts";
import type { Issue } from "#lib/issues/schemas.ts";

/** More than this cannot be merged in one go. */
const mostMerged = 100;

type Options = {
  selection: RowSelectionState;
  setSelection: Dispatch<SetStateAction<RowSelectionState>>;
  rows: Issue[];
  /** There are rows that are not loaded. */
  more: boolean;
  /** Of the list, for the API. */
  filter: IssueFilter;
};
export type IssueSelection = ReturnType<typeof useIssueSelection>;

/** Which issues are selected: rows across all pages, or all that match the filter. */
export function useIssueSelection({ selection, setSelection, rows, more, filter }: Options) {
  const t = useTranslations("issues.bulkBar.faults");
  const [total, setTotal] = useState<IssueFacets["total"] | null>(null);
  const ids = Object.keys(selection);
  const selected = rows.filter(({ id }) => selection[id]);
  const isEveryRow = rows.length > 0 && selected.length === rows.length;
  async function selectAll() {
    const path = `/api/v1/issues/facets?${toQuery(filter)}` as const;
    const sent = await sendJson("GET", path, undefined, IssueFacets);
    if (sent.ok) setTotal(sent.data.total);
  }
  function change(next: SetStateAction<RowSelectionState>) {
    setSelection(next);
    setTotal(null);
  }
  return {
    change,
    clear: () => change({}),
    selected,
    count: total?.count ?? ids.length,
    capped: total?.capped ?? ids.length > mostChanged,
    onSelectAll: isEveryRow && more && !total ? () => void selectAll() : null,
    /** For the API. */
    which: total ? { filter } : { ids: ids.slice(0, mostChanged) },
    mergeFault: total ? t("single") : findMergeFault(t, selected),
  };
}

function findMergeFault(t: Words<"issues.bulkBar.faults">, issues: Issue[]): string | null {
  if (issues.length < 2) return t("few");
  if (issues.length > mostMerged) return t("many", { most: mostMerged });
  const services = new Set(issues.map(({ service }) => service));
  return services.size > 1 ? t("services") : null;
}
