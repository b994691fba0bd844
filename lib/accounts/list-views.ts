import { requireAccess } from "#lib/accounts/permissions.ts";
import { toSavedView, visibleViews } from "#lib/accounts/saved-view.ts";
import type { SavedView, ViewPage } from "#lib/accounts/view-schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { type List, wholeList } from "#lib/platform/http/list.ts";

const atMost = 500;

/** The views that the caller sees, of one list where asked, by name; at most 500. */
export async function listViews(
  context: Context,
  { page }: { page?: ViewPage | undefined },
): Promise<List<SavedView>> {
  requireAccess(context.actor, "read");
  const rows = await context.database.savedView.findMany({
    where: { ...visibleViews(context.actor), ...(page ? { page } : {}) },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: atMost,
  });
  return wholeList(rows.map((row) => toSavedView(context.actor, row)));
}
