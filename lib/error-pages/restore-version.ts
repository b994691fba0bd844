import { requireAccess } from "#lib/accounts/permissions.ts";
import type { PageEdition, RestoreVersion } from "#lib/error-pages/content-schemas.ts";
import { getPageEdition } from "#lib/error-pages/get-page-edition.ts";
import { requirePlace } from "#lib/error-pages/internal/place.ts";
import { publishVersion } from "#lib/error-pages/internal/publish-version.ts";
import { readVersion } from "#lib/error-pages/internal/read-version.ts";
import { requireNumber } from "#lib/error-pages/internal/require-number.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";

/**
 * Publishes an old version again, as the newest; the draft stays. It is not judged anew: it was fit to be published,
 * and going back must work in a hurry. Throws `not-found`.
 */
export async function restoreVersion(
  context: Context,
  input: RestoreVersion & { number: string },
): Promise<PageEdition> {
  requireAccess(context.actor, "operate");
  const { service, note } = input;
  const place = await requirePlace(context, service);
  const number = requireNumber(input.number);
  await transact(context.database, async (database) => {
    const inside = { ...context, database };
    const { content } = await readVersion(inside, place.service_id, number);
    await publishVersion(inside, place, { content, note, restored_from: number });
  });
  return getPageEdition(context, service);
}
