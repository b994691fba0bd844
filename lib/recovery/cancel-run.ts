import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";
import type { Run } from "#lib/recovery/answers.ts";
import { moveRun } from "#lib/recovery/internal/move-run.ts";
import { requireRunRow } from "#lib/recovery/internal/require-run-row.ts";
import { readNow } from "#lib/recovery/internal/sql/read-now.ts";
import { getRun } from "#lib/recovery/list-runs.ts";
import { canMove, isTerminal } from "#lib/recovery/run-state.ts";

/**
 * Stops a live run: at once where no worker holds it, else at the end of the call that is under way, so that a
 * service is never left stopped half-way. Throws `conflict` when the run has ended.
 */
export async function cancelRun(context: Context, run_id: string): Promise<Run> {
  requireAccess(context.actor, "operate");
  await transact(context.database, async (database) => {
    const inside = { ...context, database };
    const run = await requireRunRow(inside, run_id);
    if (isTerminal(run.state)) {
      const { state } = run;
      throw new Problem("conflict", `The run has ended already: ${state}.`, { extra: { state } });
    }
    const detail = "Cancelled; the errors were not verified.";
    const move = { to: "CANCELLED", actor: context.actor.name, detail, fence: null } as const;
    const atOnce = canMove(run.state, "CANCELLED") && run.state !== "CANCELLING";
    const moved = atOnce ? await moveRun(inside, run, move) : null;
    if (!moved) {
      const cancel_requested_at = await readNow(database);
      await database.run.updateMany({
        where: { id: run_id, ended_at: null },
        data: { cancel_requested_at },
      });
    }
    await recordAudit(inside, { action: "cancel-run", object: { type: "run", id: run_id } });
  });
  return getRun(context, run_id);
}
