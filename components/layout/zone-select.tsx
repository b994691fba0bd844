"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { rememberChoice } from "#components/layout/reader-choice.ts";
import { useZone } from "#components/ui/clock.tsx";
import { Select } from "#components/ui/select.tsx";
import { zoneCookie } from "#lib/format/zone.ts";

/** In which zone times are read: the chosen one, the device's, or UTC. */
export function ZoneSelect() {
  const router = useRouter();
  const zone = useZone();
  const [device, setDevice] = useState(zone);
  useEffect(() => setDevice(new Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  const zones = [...new Set([zone, device, "UTC"])];
  function choose(next: string) {
    rememberChoice(zoneCookie, next);
    router.refresh();
  }
  return (
    <Select aria-label="Time zone" value={zone} onChange={(event) => choose(event.target.value)}>
      {zones.map((name) => (
        <option key={name}>{name}</option>
      ))}
    </Select>
  );
}
