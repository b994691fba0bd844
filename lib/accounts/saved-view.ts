import { canAdminister, requireAccess } from "#lib/accounts/permissions.ts";
import { type SavedView, ViewPage } from "#lib/accounts/view-schemas.ts";
import type { Actor, Context } from "#lib/platform/context.ts";
import type { JsonValue } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";
import { requireUuid } from "#lib/platform/http/parse-id.ts";

type ViewRow = {
  id: string;
  page: string;
  name: string;
  query: string;
  shared: boolean;
  owner_id: string | null;
  owner_name: string;
  default_of: string[];
};

/** A view as its reader gets it. */
export function toSavedView(actor: Actor, row: ViewRow): SavedView {
  return {
    ...{ id: row.id, name: row.name, query: row.query, shared: row.shared },
    page: ViewPage.parse(row.page),
    owner: row.owner_name,
    is_mine: canChangeView(actor, row),
    is_default: actor.id !== null && row.default_of.includes(actor.id),
  };
}

/** A view as the audit log keeps it: how somebody calls and filters what only they see is theirs alone. */
export function describeView({
  page,
  shared,
  ...view
}: Pick<ViewRow, "page" | "name" | "query" | "shared"> & { owner_name?: string }): JsonValue {
  if (!shared) return { page, shared, name: "a private view" };
  const { name, query, owner_name } = view;
  return { page, shared, name, query, ...(owner_name === undefined ? {} : { owner: owner_name }) };
}

/** Which views somebody sees: one's own, and those that are shared. */
export function visibleViews({ id }: Actor) {
  return { OR: [{ shared: true }, ...(id === null ? [] : [{ owner_id: id }])] };
}

/** Whoever saved it; of what everybody sees, an administrator as well. */
export function canChangeView(
  actor: Actor,
  view: { shared: boolean; owner_id: string | null },
): boolean {
  const isOwn = view.owner_id !== null && view.owner_id === actor.id;
  return isOwn || (view.shared && canAdminister(actor));
}

/** What everybody sees is for those who operate. */
export function requireSharing(actor: Actor, shared: boolean | undefined): void {
  if (shared) requireAccess(actor, "operate");
}

/** A view that the caller sees; throws `not-found`, also for somebody else's private one. */
export async function requireView({ actor, database }: Context, id: string): Promise<ViewRow> {
  const absence = "There is no view with this id.";
  const row = await database.savedView.findFirst({
    where: { id: requireUuid(id, absence), ...visibleViews(actor) },
  });
  if (!row) throw new Problem("not-found", absence);
  return row;
}

/** Throws `forbidden` for a view that is somebody else's. */
export function requireOwnView(
  actor: Actor,
  view: { shared: boolean; owner_id: string | null; owner_name: string },
): void {
  if (canChangeView(actor, view)) return;
  throw new Problem("forbidden", `This view is ${view.owner_name}'s. Save one of your own.`);
}
