"use client";

import { useEffect, useRef, useState } from "react";
import { sendJson } from "#components/forms/send-json.ts";
import { IssueTrends } from "#lib/insights/schemas.ts";

const mostAtOnce = 100;

/** The trends of issues, read for those that are new in the list; empty until they are there. */
export function useIssueTrends(ids: string[]): Record<string, number[]> {
  const [trends, setTrends] = useState<Record<string, number[]>>({});
  const asked = useRef(new Set<string>());
  useEffect(() => {
    const missing = ids.filter((id) => !asked.current.has(id)).slice(0, mostAtOnce);
    if (missing.length === 0) return;
    for (const id of missing) asked.current.add(id);
    const path = `/api/v1/issue-trends?issues=${missing.join(",")}` as const;
    void sendJson("GET", path, undefined, IssueTrends).then((sent) => {
      if (sent.ok) setTrends((before) => ({ ...before, ...sent.data }));
    });
  }, [ids]);
  return trends;
}
