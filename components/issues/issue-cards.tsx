"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef } from "react";
import type { DataTableOf } from "#components/data-table/features.ts";
import type { IssueRow } from "#components/issues/issue-columns.tsx";
import { IssueLink } from "#components/issues/issue-link.tsx";
import { IssueStatePill } from "#components/issues/issue-state-pill.tsx";
import { IssueTrend } from "#components/issues/issue-trend.tsx";
import { SelectBox } from "#components/issues/select-box.tsx";
import { Time } from "#components/ui/time.tsx";

type Props = { table: DataTableOf<IssueRow>; selectable: boolean; onNearEnd: () => void };

const cardHeight = 128;
const nearEnd = 10;

/** The issues where a table would not fit; only the cards in sight are drawn. */
export function IssueCards({ table, selectable, onNearEnd }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const { rows } = table.getRowModel();
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => cardHeight,
    getItemKey: useCallback((index: number) => rows[index]?.id ?? index, [rows]),
    scrollMargin: list.current?.offsetTop ?? 0,
    initialRect: { width: 390, height: 800 },
    overscan: 4,
  });
  const items = virtual.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;
  useEffect(() => {
    // Until it is known that the table is shown, the list may have no size: it says nothing about its end.
    if (list.current?.checkVisibility() && lastIndex >= rows.length - nearEnd) onNearEnd();
  }, [lastIndex, rows.length, onNearEnd]);
  const margin = virtual.options.scrollMargin;
  const before = (items[0]?.start ?? margin) - margin;
  const after = virtual.getTotalSize() - ((items.at(-1)?.end ?? margin) - margin);
  return (
    <ul ref={list} style={{ paddingTop: before, paddingBottom: Math.max(0, after) }}>
      {items.map(({ index }) => {
        const row = rows[index];
        return row ? (
          <li
            key={row.id}
            ref={virtual.measureElement}
            data-index={index}
            className="flex gap-2 border-b border-line py-3.5"
          >
            {selectable ? (
              <SelectBox
                label={row.original.title}
                selected={row.getIsSelected()}
                onToggle={row.getToggleSelectedHandler()}
              />
            ) : null}
            <div className="min-w-0 grow">
              <IssueCard issue={row.original} />
            </div>
          </li>
        ) : null;
      })}
    </ul>
  );
}

function IssueCard({ issue }: { issue: IssueRow }) {
  const t = useTranslations("issues.list");
  return (
    <>
      <IssueLink issue={issue} />
      <div className="mt-2 flex items-center gap-3 text-sm text-ink-2">
        <IssueStatePill state={issue.state} />
        <IssueTrend id={issue.id} />
        <span className="ml-auto whitespace-nowrap">
          {t.rich("records", {
            count: issue.count,
            b: (chunks) => <b className="font-medium text-ink">{chunks}</b>,
          })}
        </span>
      </div>
      <div className="mt-1.5 flex items-center gap-3 text-sm text-ink-2">
        <span className="min-w-0 truncate">
          {issue.service} · {issue.environments.join(", ")}
        </span>
        <span className="ml-auto">
          <Time at={issue.last_seen} plain />
        </span>
      </div>
    </>
  );
}
