"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { readChoice, rememberChoice } from "#components/layout/reader-choice.ts";
import { useZone } from "#components/ui/clock.tsx";
import { homeZoneCookie, readZone, zoneCookie } from "#lib/format/zone.ts";

/** The zone of times, and a toggle between UTC and the person's own one: what they chose, else the device's. */
export function useZoneToggle() {
  const t = useTranslations("layout.zone");

  const router = useRouter();
  const zone = useZone();
  function choose(next: string) {
    if (next !== "UTC") rememberChoice(homeZoneCookie, next);
    rememberChoice(zoneCookie, next);
    router.refresh();
  }
  function toggle() {
    const next = zone === "UTC" ? homeZone() : "UTC";
    if (next === zone) {
      toast(t("sameZone"), { description: t("sameZoneHint") });
      return;
    }
    choose(next);
  }
  return { zone, choose, toggle };
}

/** Only in the browser. */
export function homeZone(): string {
  const device = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return readZone(readChoice(homeZoneCookie) ?? device);
}
