import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";
import type { Run } from "#lib/recovery/answers.ts";
import { requireRunRow } from "#lib/recovery/internal/require-run-row.ts";
import { getRun } from "#lib/recovery/list-runs.ts";

/**
 * Takes note of a run that needs attention: its targets may be acted on again. Throws `conflict` where it does not need
 * it, or somebody else has taken note.
 */
export async function acknowledgeRun(context: Context, run_id: string): Promise<Run> {
  requireAccess(context.actor, "operate");
  await transact(context.database, async (database) => {
    const inside = { ...context, database };
    const { state, acknowledged_by } = await requireRunRow(inside, run_id);
    if (state !== "NEEDS_ATTENTION") {
      throw new Problem(
        "conflict",
        `Only a run that needs attention is acknowledged: it is ${state}.`,
      );
    }
    const { count } = await database.run.updateMany({
      where: { id: run_id, acknowledged_at: null },
      data: { acknowledged_at: context.now(), acknowledged_by: context.actor.name },
    });
    if (count === 0)
      throw new Problem("conflict", `${acknowledged_by} has acknowledged it already.`);
    await recordAudit(inside, { action: "acknowledge-run", object: { type: "run", id: run_id } });
  });
  return getRun(context, run_id);
}
