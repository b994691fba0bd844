import { requireAccess } from "#lib/accounts/permissions.ts";
import type { PageEdition, SaveDraft } from "#lib/error-pages/content-schemas.ts";
import { getPageEdition } from "#lib/error-pages/get-page-edition.ts";
import { layersOf, requirePlace } from "#lib/error-pages/internal/place.ts";
import { requireSafeContent } from "#lib/error-pages/internal/require-safe-content.ts";
import { saveDraftRow } from "#lib/error-pages/internal/sql/save-draft.ts";
import type { Context } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";

/**
 * Stores what is edited, without publishing it. Throws `wrong-input` for colours that cannot be read on each other, a
 * logo that may not stand in a page or an unknown language, `conflict` when somebody else has saved meanwhile.
 */
export async function saveDraft(context: Context, input: SaveDraft): Promise<PageEdition> {
  requireAccess(context.actor, "operate");
  const { service, revision } = input;
  const place = await requirePlace(context, service);
  const content = requireSafeContent(await layersOf(context, place, input.content));
  const saved = await saveDraftRow(context.database, {
    ...{ service_id: place.service_id, content, revision },
    by: context.actor.name,
  });
  if (saved.length === 0) {
    throw new Problem("conflict", "Somebody else has saved this draft meanwhile. Load it again.");
  }
  return getPageEdition(context, service);
}
