"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";
import { Maintenance } from "#lib/recovery/maintenance-schemas.ts";

/** Makes a window that is open end half an hour later; pages, banner and calendar say so at once. */
export function ExtendMaintenanceButton({ window }: { window: Maintenance }) {
  const t = useTranslations("recovery.extendMaintenance");
  const router = useRouter();
  const [sending, setSending] = useState(false);
  async function extend() {
    setSending(true);
    const path = `/api/v1/maintenance/${window.id}` as const;
    const sent = await sendJson("PATCH", path, { extend_minutes: 30 }, Maintenance);
    setSending(false);
    router.refresh();
    if (sent.ok) toast(t("done"));
    else toast.error(sent.problem.detail);
  }
  return (
    <Button aria-label={t("label", { reason: window.reason })} disabled={sending} onClick={extend}>
      {t("extend")}
    </Button>
  );
}
