"use client";

import { useEffect, useState } from "react";
import type { RecordFilter } from "#components/issues/derive-record-filter.ts";
import { fetchNewest, newestLimit } from "#components/issues/fetch-newest.ts";
import {
  addArrived,
  mergeWaiting,
  type RecordTail,
  startTail,
} from "#components/issues/record-tail.ts";
import { concerns } from "#components/live/concerns.ts";
import { useLiveEvents, useLiveState } from "#components/live/use-live.ts";
import { usePaced } from "#components/live/use-paced.ts";
import { usePageRefresh } from "#components/live/use-page-refresh.ts";
import type { Record as ErrorRecord } from "#lib/issues/schemas.ts";

const pollSeconds = { live: 60, polling: 10 };

/** The rows of the page and what waits; `show` puts it on top, or reads the page anew where too much came. */
export function useRecordTail(
  records: ErrorRecord[],
  filter: RecordFilter,
): RecordTail & { show: () => void } {
  const [base, setBase] = useState(records);
  const [tail, setTail] = useState(() => startTail(records));
  if (base !== records) {
    setBase(records);
    setTail(startTail(records));
  }
  const state = useLiveState();
  const refresh = usePageRefresh();
  const look = usePaced(async () => {
    const newest = await fetchNewest(filter);
    if (newest) setTail((now) => addArrived(now, newest, newestLimit));
  });
  useLiveEvents((event) => {
    const topic = {
      types: ["record" as const],
      ...(filter.service ? { service: filter.service } : {}),
    };
    if (concerns(event, topic)) look(event.type === "record" ? event.data.per_second : 0);
  });
  useEffect(() => {
    if (state !== "live" && state !== "polling") return;
    const see = () => document.visibilityState === "visible" && look();
    const timer = setInterval(see, pollSeconds[state] * 1000);
    return () => clearInterval(timer);
  }, [state, look]);
  function show(): void {
    if (tail.hasGap) void refresh();
    else setTail(mergeWaiting);
  }
  return { ...tail, show };
}
