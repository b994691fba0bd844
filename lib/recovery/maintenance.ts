import type { Held } from "#lib/recovery/gates.ts";
import type { MaintenanceSchedule } from "#lib/services/maintenance-schemas.ts";
import { findSpan } from "#lib/services/maintenance-span.ts";

export type MaintenanceFacts = { reason: string; schedule: MaintenanceSchedule };

/** Holds while a maintenance window of the service is open. */
export function checkMaintenance(windows: MaintenanceFacts[], now: Date): Held | null {
  for (const { reason, schedule } of windows) {
    const span = findSpan(schedule, now);
    if (!span || span.from > now) continue;
    return {
      outcome: "MAINTENANCE",
      reason: `A maintenance window is open: ${reason}`,
      next_allowed_at: span.to,
      run_id: null,
    };
  }
  return null;
}
