"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { readChoice, rememberChoice } from "#components/layout/reader-choice.ts";
import { zoneCookie } from "#lib/format/zone.ts";

type Props = {
  /** The zone of the times that the page shows; null where it shows none. */
  shown: string | null;
};

/** Tells the server the device's zone once; from then on times and buckets are cut in it. */
export function ZoneKeeper({ shown }: Props) {
  const router = useRouter();
  useEffect(() => {
    if (readChoice(zoneCookie)) return;
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    rememberChoice(zoneCookie, zone);
    if (shown !== null && shown !== zone) router.refresh();
  }, [router, shown]);
  return null;
}
