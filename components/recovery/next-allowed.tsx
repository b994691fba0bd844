"use client";

import { useTranslations } from "next-intl";
import { useNow } from "#components/ui/clock.tsx";
import { Time } from "#components/ui/time.tsx";

/** When it may run again, as long as that lies ahead. */
export function NextAllowed({ at }: { at: string }) {
  const t = useTranslations("recovery.nextAllowed");
  if (new Date(at) <= useNow()) return null;
  return <> {t.rich("may", { time: () => <Time at={at} /> })}</>;
}
