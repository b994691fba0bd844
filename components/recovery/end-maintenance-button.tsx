"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";
import type { Maintenance } from "#lib/recovery/maintenance-schemas.ts";

/** Ends a window for good, also a weekly one. */
export function EndMaintenanceButton({ window }: { window: Maintenance }) {
  const t = useTranslations("recovery.endMaintenance");
  const weekly = window.schedule.kind === "weekly";
  const verb = t(window.active && !weekly ? "end" : "remove");
  return (
    <ConfirmSend
      trigger={<Button aria-label={t("label", { verb, reason: window.reason })}>{verb}</Button>}
      title={t("question", { verb })}
      effect={t(weekly ? "effectOfWeekly" : "effect")}
      verb={verb}
      send={() => sendJson("DELETE", `/api/v1/maintenance/${window.id}`, undefined, anyAnswer)}
      onSent={() => toast(t("done"))}
    />
  );
}
