"use client";

import { Clock } from "lucide-react";
import { useZoneToggle } from "#components/layout/use-zone-toggle.ts";
import { Button } from "#components/ui/button.tsx";
import { nameZone } from "#lib/format/zone.ts";

/** In which zone times are read; a press changes between UTC and the person's own. */
export function ZoneToggle() {
  const { zone, toggle } = useZoneToggle();
  return (
    <Button
      aria-label={`Times in ${zone}: change`}
      aria-keyshortcuts="u"
      title={zone === "UTC" ? "Read times in your own zone" : `${zone} · read times in UTC`}
      className="font-normal!"
      onClick={toggle}
    >
      <Clock aria-hidden className="text-ink-3" />
      {nameZone(zone)}
    </Button>
  );
}
