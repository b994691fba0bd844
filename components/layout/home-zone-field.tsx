"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Field } from "#components/forms/field.tsx";
import { useZoneToggle } from "#components/layout/use-zone-toggle.ts";
import { Select } from "#components/ui/select.tsx";

/** The reader's own zone: what they chose, else the device's; it is shown from then on. */
export function HomeZoneField({ home }: { home: string | null }) {
  const t = useTranslations("layout.appearance");

  const { zone, choose } = useZoneToggle();
  const [zones, setZones] = useState([...new Set([zone, home ?? zone])]);
  useEffect(() => {
    const device = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    setZones((known) => [
      ...new Set([...known, device, "UTC", ...Intl.supportedValuesOf("timeZone")]),
    ]);
  }, []);
  return (
    <Field name="zone" label={t("zone")} hint={t("zoneHint")}>
      <Select value={zone} onChange={(event) => choose(event.target.value)}>
        {zones.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </Select>
    </Field>
  );
}
