import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";

/** Ends the putting of status files to a place; throws `not-found`. */
export async function deleteStatusExport(context: Context, name: string): Promise<undefined> {
  requireAccess(context.actor, "admin");
  await transact(context.database, async (database) => {
    const { count } = await database.statusExport.deleteMany({ where: { name } });
    if (count === 0) throw new Problem("not-found", "There is no such place for status files.");
    await recordAudit(
      { ...context, database },
      { action: "delete-status-export", object: { type: "status-export", id: name } },
    );
  });
}
