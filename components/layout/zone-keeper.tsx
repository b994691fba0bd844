"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { rememberChoice } from "#components/layout/reader-choice.ts";
import { zoneCookie } from "#lib/format/zone.ts";

/** Tells the server the device's zone once; from then on times and buckets are cut in it. */
export function ZoneKeeper() {
  const router = useRouter();
  useEffect(() => {
    rememberChoice(zoneCookie, new Intl.DateTimeFormat().resolvedOptions().timeZone);
    router.refresh();
  }, [router]);
  return null;
}
