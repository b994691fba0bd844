"use client";

import { useEffect, useState } from "react";
import { type AtTheDoors, readDoors } from "#components/insights/read-doors.ts";

const everyMilliseconds = 1200;
const patienceMilliseconds = 60_000;
const nothing: AtTheDoors = { records: [], refusals: [] };

/** What came to the doors since a moment (RFC 3339), looked at while the page is; `isLong` after a minute. */
export function useDoors(since: string, own: string): AtTheDoors & { isLong: boolean } {
  const [seen, setSeen] = useState(nothing);
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    let looking = false;
    const look = async () => {
      if (looking || document.visibilityState !== "visible") return;
      looking = true;
      const now = await readDoors(since, own);
      looking = false;
      if (now) setSeen(now);
    };
    const timer = setInterval(() => void look(), everyMilliseconds);
    return () => clearInterval(timer);
  }, [since, own]);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patienceMilliseconds);
    return () => clearTimeout(timer);
  }, []);
  return { ...seen, isLong };
}
