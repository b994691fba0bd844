import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";
import { requireTarget } from "#lib/recovery/internal/require-target.ts";
import { findScenariosOfTarget } from "#lib/recovery/internal/sql/find-scenarios-of-target.ts";

/** Deletes a target. Throws `conflict` while a scenario names it or a live run holds it. */
export async function deleteTarget(context: Context, name: string): Promise<void> {
  requireAccess(context.actor, "operate");
  const { id } = await requireTarget(context, name);
  await transact(context.database, async (database) => {
    const scenarios = await findScenariosOfTarget(database, name);
    if (scenarios.length > 0) {
      throw new Problem("conflict", `${name} is a target of ${scenarios.join(", ")}.`);
    }
    if ((await database.runTarget.count({ where: { target_id: id, live: true } })) > 0) {
      throw new Problem("conflict", `A live run holds ${name}.`);
    }
    await database.target.update({
      where: { id },
      data: { deleted_at: context.now(), sealed: null },
    });
    await recordAudit(
      { ...context, database },
      { action: "delete-target", object: { type: "target", id: name } },
    );
  });
}
