"use client";

import { useCallback, useRef, useState } from "react";
import { sendJson } from "#components/forms/send-json.ts";
import { appendRows, mergeRows } from "#components/issues/merge-rows.ts";
import { IssuePage } from "#lib/issues/filter-schemas.ts";
import type { Issue } from "#lib/issues/schemas.ts";

type Page = { data: Issue[]; next_cursor: string | null };
type Options = {
  /** As the server read it with the page; another object after each refresh. */
  first: Page;
  /** The query of the list for the API, without a cursor. */
  query: string;
  /** No row may move now: the reader is among them, or has selected some. */
  hold: boolean;
};

const pageSize = 250;

export type IssuePages = ReturnType<typeof useIssuePages>;

/** The rows of a list that grows as its end comes near. */
export function useIssuePages({ first, query, hold }: Options) {
  const [seen, setSeen] = useState(first);
  const [rows, setRows] = useState(first.data);
  const [next, setNext] = useState(first.next_cursor);
  const [waiting, setWaiting] = useState(0);
  const [failed, setFailed] = useState(false);
  const loading = useRef(false);
  if (seen !== first) {
    setSeen(first);
    const shown = mergeRows(rows, first.data, hold || rows.length > first.data.length);
    setRows(shown.rows);
    setWaiting(shown.waiting);
    if (shown.rows === first.data) setNext(first.next_cursor);
  }
  const loadMore = useCallback(async () => {
    if (next === null || loading.current) return;
    loading.current = true;
    setFailed(false);
    const path = `/api/v1/issues?${query}&limit=${pageSize}&cursor=${next}` as const;
    const sent = await sendJson("GET", path, undefined, IssuePage);
    loading.current = false;
    if (!sent.ok) return setFailed(true);
    setRows((before) => appendRows(before, sent.data.data));
    setNext(sent.data.next_cursor);
  }, [next, query]);
  function showWaiting() {
    setRows(first.data);
    setNext(first.next_cursor);
    setWaiting(0);
  }
  /** Changes rows where they stand, before the server is read again; null takes a row away. */
  function patchRows(patch: (row: Issue) => Issue | null) {
    setRows((before) => before.flatMap((row) => patch(row) ?? []));
  }
  return { rows, next, waiting, failed, loadMore, showWaiting, patchRows };
}
