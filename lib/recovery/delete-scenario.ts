import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { requireScenario } from "#lib/recovery/internal/require-scenario.ts";

/** Deletes a scenario: it matches no more. Its runs, decisions and versions stay; a live run goes on to its end. */
export async function deleteScenario(context: Context, name: string): Promise<void> {
  requireAccess(context.actor, "operate");
  const { row } = await requireScenario(context, name);
  await transact(context.database, async (database) => {
    await database.scenario.update({
      where: { id: row.id },
      data: { deleted_at: context.now() },
    });
    await recordAudit(
      { ...context, database },
      { action: "delete-scenario", object: { type: "scenario", id: name } },
    );
  });
}
