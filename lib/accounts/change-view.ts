import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import {
  describeView,
  requireOwnView,
  requireSharing,
  requireView,
  toSavedView,
} from "#lib/accounts/saved-view.ts";
import type { ChangeView, SavedView } from "#lib/accounts/view-schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { type Database, transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";

/**
 * Changes name, filters and readers of one's own view, or as an administrator of one that is shared; anybody who sees a
 * view may let the list open with it. Throws `not-found` or `forbidden`.
 */
export async function changeView(
  context: Context,
  { id, change }: { id: string; change: ChangeView },
): Promise<SavedView> {
  const { actor } = context;
  requireAccess(actor, "read");
  const { is_default, ...parts } = change;
  return transact(context.database, async (database) => {
    const inside = { ...context, database };
    const before = await requireView(inside, id);
    if (Object.values(parts).some((part) => part !== undefined)) {
      requireOwnView(actor, before);
      // Who may share no more may take their view back, and not change what everybody sees.
      requireSharing(actor, parts.shared ?? before.shared);
      await database.savedView.update({
        where: { id },
        data: { ...withoutGaps(parts), updated_at: context.now() },
      });
    }
    if (is_default !== undefined) await setDefault(inside, database, before, is_default);
    // An administrator who takes back what somebody else shared does not see it any more.
    const after = await database.savedView.findUniqueOrThrow({ where: { id } });
    await recordAudit(inside, {
      action: "change-view",
      object: { type: "view", id },
      before: describeView(before),
      after: describeView(after),
    });
    return toSavedView(actor, after);
  });
}

function withoutGaps({ name, query, shared }: Omit<ChangeView, "is_default">) {
  return {
    ...(name === undefined ? {} : { name }),
    ...(query === undefined ? {} : { query }),
    ...(shared === undefined ? {} : { shared }),
  };
}

/** A list opens with one view at most. */
async function setDefault(
  { actor }: Context,
  database: Database,
  view: { id: string; page: string },
  isDefault: boolean,
): Promise<void> {
  if (actor.kind !== "user" || !actor.id) {
    throw new Problem("forbidden", "Only a person's list opens with a view.");
  }
  await database.$executeRaw`
    UPDATE saved_views SET default_of = CASE
      WHEN ${isDefault} AND id = ${view.id}::uuid THEN array_append(array_remove(default_of, ${actor.id}::uuid), ${actor.id}::uuid)
      ELSE array_remove(default_of, ${actor.id}::uuid) END
    WHERE page = ${view.page} AND (id = ${view.id}::uuid OR ${actor.id}::uuid = ANY(default_of))`;
}
