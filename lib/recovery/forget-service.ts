import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { moveRun } from "#lib/recovery/internal/move-run.ts";
import { canMove } from "#lib/recovery/run-state.ts";
import { RunState } from "#lib/recovery/schemas.ts";

/**
 * After a service was deleted: its scenarios match no more, its targets and their secrets are gone, its live runs
 * end. A run in the middle of a call finds its target deleted and ends by itself. May be repeated.
 */
export async function forgetService(context: Context, service_id: number): Promise<void> {
  const deleted_at = context.now();
  const where = { service_id, deleted_at: null };
  await transact(context.database, async (database) => {
    await database.scenario.updateMany({ where, data: { deleted_at } });
    await database.target.updateMany({ where, data: { deleted_at, sealed: null } });
    await database.incident.updateMany({
      where: { service_id, closed_at: null },
      data: { closed_at: deleted_at, closed_by: "quiet" },
    });
  });
  const live = await context.database.run.findMany({ where: { service_id, ended_at: null } });
  for (const row of live) {
    const run = { ...row, state: RunState.parse(row.state) };
    if (!canMove(run.state, "CANCELLED")) continue;
    const detail = "The service was deleted.";
    await moveRun(context, run, { to: "CANCELLED", actor: "system", detail, fence: null });
  }
}
