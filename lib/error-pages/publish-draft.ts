import { requireAccess } from "#lib/accounts/permissions.ts";
import type { PageEdition, PageFinding, PublishDraft } from "#lib/error-pages/content-schemas.ts";
import { getPageEdition } from "#lib/error-pages/get-page-edition.ts";
import { describeWith, layersOf, requirePlace } from "#lib/error-pages/internal/place.ts";
import { publishVersion } from "#lib/error-pages/internal/publish-version.ts";
import { takeDraft } from "#lib/error-pages/internal/sql/take-draft.ts";
import { readContent } from "#lib/error-pages/layers.ts";
import { reviewContent } from "#lib/error-pages/review-content.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";

/**
 * Makes the draft the next version, which pages show within two seconds. Throws `wrong-input` with the findings while
 * one of them is an error, `conflict` when the draft is not the one that was looked at.
 */
export async function publishDraft(context: Context, input: PublishDraft): Promise<PageEdition> {
  requireAccess(context.actor, "operate");
  const { service, revision, note } = input;
  const place = await requirePlace(context, service);
  await transact(context.database, async (database) => {
    const inside = { ...context, database };
    const [draft] = await takeDraft(database, { service_id: place.service_id, revision });
    if (!draft) throw new Problem("conflict", "There is no such draft any more. Load it again.");
    const content = readContent(draft.content);
    const layers = await layersOf(inside, place, content);
    requireNoErrors(reviewContent(layers, await describeWith(inside, place, layers)));
    await publishVersion(inside, place, { content, note, restored_from: null });
  });
  return getPageEdition(context, service);
}

function requireNoErrors(findings: PageFinding[]): void {
  const faults = findings.filter(({ severity }) => severity === "error");
  if (faults.length === 0) return;
  const errors = faults.map(({ kind, language, field, found, advice }) => ({
    path: [kind && "texts", kind, language, field].filter(Boolean).join("."),
    message: `“${found}”: ${advice}`,
  }));
  throw new Problem("wrong-input", "The pages cannot be published as they are.", {
    errors,
    extra: { findings },
  });
}
