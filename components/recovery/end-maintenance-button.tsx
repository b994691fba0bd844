"use client";

import { toast } from "sonner";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";
import type { Maintenance } from "#lib/recovery/maintenance-schemas.ts";

/** Ends a window for good, also a weekly one. */
export function EndMaintenanceButton({ window }: { window: Maintenance }) {
  const weekly = window.schedule.kind === "weekly";
  const verb = window.active && !weekly ? "End it now" : "Remove";
  return (
    <ConfirmSend
      trigger={<Button aria-label={`${verb}: ${window.reason}`}>{verb}</Button>}
      title={`${verb}?`}
      effect={`Scenarios act again${weekly ? ", this week and every week" : ""}, as far as nothing else holds them.`}
      verb={verb}
      send={() => sendJson("DELETE", `/api/v1/maintenance/${window.id}`, undefined, anyAnswer)}
      onSent={() => toast("The maintenance window is over")}
    />
  );
}
