import { requireAccess } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";
import type { List } from "#lib/platform/http/list.ts";
import { listMaintenanceRows } from "#lib/recovery/internal/sql/list-maintenance.ts";
import { readNow } from "#lib/recovery/internal/sql/read-now.ts";
import { Maintenance } from "#lib/recovery/maintenance-schemas.ts";
import { MaintenanceSchedule } from "#lib/services/maintenance-schemas.ts";
import { findSpan } from "#lib/services/maintenance-span.ts";

/** Windows that are open or will open, those made last first. */
export async function listMaintenance(context: Context): Promise<List<Maintenance>> {
  requireAccess(context.actor, "read");
  const now = await readNow(context.database);
  const rows = await listMaintenanceRows(context.database);
  const data = rows.map((found): Maintenance => {
    const { schedule: stored, messages, created_at, service_id: _, ...row } = found;
    const schedule = MaintenanceSchedule.parse(stored);
    const span = findSpan(schedule, now);
    return {
      ...{ ...row, schedule, created_at: created_at.toISOString() },
      messages: Maintenance.shape.messages.catch({}).parse(messages),
      active: span !== null && span.from <= now,
      next_from: span?.from.toISOString() ?? null,
      next_to: span?.to.toISOString() ?? null,
    };
  });
  return { data, next_cursor: null };
}

/** One window. Throws `not-found` when there is none or it is over. */
export async function getMaintenance(context: Context, id: string): Promise<Maintenance> {
  const { data } = await listMaintenance(context);
  const found = data.find((window) => window.id === id);
  if (!found) throw new Problem("not-found", "There is no such maintenance window any more.");
  return found;
}
