import { requireAccess } from "#lib/accounts/permissions.ts";
import type { PageVersion } from "#lib/error-pages/content-schemas.ts";
import { requirePlace } from "#lib/error-pages/internal/place.ts";
import { readVersion } from "#lib/error-pages/internal/read-version.ts";
import { requireNumber } from "#lib/error-pages/internal/require-number.ts";
import type { Context } from "#lib/platform/context.ts";

/** One published version, whole, and what it changed; throws `not-found`. */
export async function getPageVersion(
  context: Context,
  input: { service: string | null; number: string },
): Promise<PageVersion> {
  requireAccess(context.actor, "read");
  const { service_id } = await requirePlace(context, input.service);
  return readVersion(context, service_id, requireNumber(input.number));
}
