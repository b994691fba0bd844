import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { toJson } from "#lib/recovery/internal/to-json.ts";
import { getMaintenance } from "#lib/recovery/list-maintenance.ts";
import type { CreateMaintenance, Maintenance } from "#lib/recovery/maintenance-schemas.ts";
import { requireService } from "#lib/services/require-service.ts";

/** Makes a maintenance window, in which no trigger starts anything, no further step begins, and pages say until when. */
export async function createMaintenance(
  context: Context,
  input: CreateMaintenance,
): Promise<Maintenance> {
  requireAccess(context.actor, "operate");
  const { service, environment, reason, schedule, messages = {} } = input;
  const service_id = service === undefined ? null : (await requireService(context, service)).id;
  const id = await transact(context.database, async (database) => {
    const row = await database.maintenanceWindow.create({
      data: {
        ...{ service_id, reason, environment: environment ?? null },
        schedule: toJson(schedule),
        messages: toJson(messages),
        ends_at: schedule.kind === "once" ? new Date(schedule.to) : null,
        created_by: context.actor.name,
      },
    });
    await recordAudit(
      { ...context, database },
      {
        action: "create-maintenance",
        object: { type: "maintenance", id: row.id },
        after: toJson(input),
      },
    );
    return row.id;
  });
  return getMaintenance(context, id);
}

/** Ends a window for good, also while it is open. Throws `not-found` when it is over already. */
export async function endMaintenance(context: Context, id: string): Promise<void> {
  requireAccess(context.actor, "operate");
  const before = await getMaintenance(context, id);
  await transact(context.database, async (database) => {
    await database.maintenanceWindow.updateMany({
      where: { id, ended_at: null },
      data: { ended_at: context.now() },
    });
    await recordAudit(
      { ...context, database },
      { action: "end-maintenance", object: { type: "maintenance", id }, before: toJson(before) },
    );
  });
}
