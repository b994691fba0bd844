import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import { describeView, requireOwnView, requireView } from "#lib/accounts/saved-view.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";

/** Deletes one's own view, or as an administrator one that is shared. Throws `not-found` or `forbidden`. */
export async function deleteView(context: Context, id: string): Promise<void> {
  requireAccess(context.actor, "read");
  await transact(context.database, async (database) => {
    const inside = { ...context, database };
    const before = await requireView(inside, id);
    requireOwnView(context.actor, before);
    await database.savedView.delete({ where: { id } });
    await recordAudit(inside, {
      action: "delete-view",
      object: { type: "view", id },
      before: describeView(before),
    });
  });
}
