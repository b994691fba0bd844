import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import { describeView, requireSharing, toSavedView } from "#lib/accounts/saved-view.ts";
import type { CreateView, SavedView } from "#lib/accounts/view-schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";

const mostViews = 100;

/** Keeps the filters of a list under a name. Throws `forbidden` for sharing, `conflict` beyond 100 of one's own. */
export async function createView(context: Context, input: CreateView): Promise<SavedView> {
  const { actor } = context;
  requireAccess(actor, "read");
  requireSharing(actor, input.shared);
  return transact(context.database, async (database) => {
    const own = await database.savedView.count({ where: { owner_id: actor.id } });
    if (own >= mostViews) {
      throw new Problem("conflict", `You have ${mostViews} views. Delete one first.`);
    }
    const row = await database.savedView.create({
      data: { ...input, owner_id: actor.id, owner_name: actor.name },
    });
    await recordAudit(
      { ...context, database },
      {
        action: "create-view",
        object: { type: "view", id: row.id },
        after: describeView(row),
      },
    );
    return toSavedView(actor, row);
  });
}
