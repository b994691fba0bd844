import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { requireScenario } from "#lib/recovery/internal/require-scenario.ts";
import { readNow } from "#lib/recovery/internal/sql/read-now.ts";
import type { Action } from "#lib/recovery/schemas.ts";

/** Closes the breaker of a scenario's action by hand: what failed before counts no more. */
export async function resetBreaker(
  context: Context,
  input: { scenario: string; action: Action },
): Promise<void> {
  requireAccess(context.actor, "operate");
  const { row } = await requireScenario(context, input.scenario);
  const where = { scenario_id: row.id, action: input.action };
  await transact(context.database, async (database) => {
    const reset = { reset_at: await readNow(database), reset_by: context.actor.name };
    await database.breakerReset.upsert({
      where: { scenario_id_action: where },
      create: { ...where, ...reset },
      update: reset,
    });
    await recordAudit(
      { ...context, database },
      {
        action: "reset-breaker",
        object: { type: "scenario", id: input.scenario },
        after: { action: input.action },
      },
    );
  });
}
