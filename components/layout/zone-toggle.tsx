"use client";

import { Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useZoneToggle } from "#components/layout/use-zone-toggle.ts";
import { Button } from "#components/ui/button.tsx";
import { nameZone } from "#lib/format/zone.ts";

/** In which zone times are read; a press changes between UTC and the person's own. */
export function ZoneToggle() {
  const t = useTranslations("layout.zone");

  const { zone, toggle } = useZoneToggle();
  return (
    <Button
      aria-label={t("change", { zone })}
      aria-keyshortcuts="u"
      title={zone === "UTC" ? t("toHome") : t("toUtc", { zone })}
      className="font-normal!"
      onClick={toggle}
    >
      <Clock aria-hidden className="text-ink-3" />
      {nameZone(zone)}
    </Button>
  );
}
