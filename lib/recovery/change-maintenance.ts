import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";
import { requireUuid } from "#lib/platform/http/parse-id.ts";
import { lockMaintenance } from "#lib/recovery/internal/sql/lock-maintenance.ts";
import { toJson } from "#lib/recovery/internal/to-json.ts";
import { getMaintenance } from "#lib/recovery/list-maintenance.ts";
import type { ChangeMaintenance, Maintenance } from "#lib/recovery/maintenance-schemas.ts";
import type { MaintenanceSchedule } from "#lib/services/maintenance-schemas.ts";

const absence = "There is no such maintenance window any more.";

/**
 * Makes a window end later, or changes what visitors read meanwhile. Throws `not-found` when it is over, `conflict` where
 * it comes every week and cannot be made longer just once.
 */
export async function changeMaintenance(
  context: Context,
  { id, change }: { id: string; change: ChangeMaintenance },
): Promise<Maintenance> {
  requireAccess(context.actor, "operate");
  await transact(context.database, async (database) => {
    await lockMaintenance(database, requireUuid(id, absence));
    const before = await getMaintenance({ ...context, database }, id);
    const schedule = extend(before.schedule, change.extend_minutes ?? 0);
    await database.maintenanceWindow.update({
      where: { id },
      data: {
        schedule: toJson(schedule),
        ends_at: schedule.kind === "once" ? new Date(schedule.to) : null,
        ...(change.messages === undefined ? {} : { messages: toJson(change.messages) }),
        revision: { increment: 1 },
      },
    });
    const after = await getMaintenance({ ...context, database }, id);
    const object = { type: "maintenance", id };
    await recordAudit(
      { ...context, database },
      { action: "change-maintenance", object, before, after },
    );
  });
  return getMaintenance(context, id);
}

function extend(schedule: MaintenanceSchedule, minutes: number): MaintenanceSchedule {
  if (minutes === 0) return schedule;
  if (schedule.kind === "weekly") {
    throw new Problem("conflict", "A window that comes every week cannot be made longer once.");
  }
  const to = new Date(Date.parse(schedule.to) + minutes * 60_000).toISOString();
  return { ...schedule, to };
}
