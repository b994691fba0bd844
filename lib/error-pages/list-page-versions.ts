import { requireAccess } from "#lib/accounts/permissions.ts";
import type { PageVersionEntry } from "#lib/error-pages/content-schemas.ts";
import { requirePlace } from "#lib/error-pages/internal/place.ts";
import { toEntry } from "#lib/error-pages/internal/read-version.ts";
import type { Context } from "#lib/platform/context.ts";
import { type List, wholeList } from "#lib/platform/http/list.ts";

const mostVersions = 200;

/** The versions of a service's pages, or with null of the organisation's, newest first, at most 200; throws `not-found`. */
export async function listPageVersions(
  context: Context,
  service: string | null,
): Promise<List<PageVersionEntry>> {
  requireAccess(context.actor, "read");
  const { service_id } = await requirePlace(context, service);
  const rows = await context.database.errorPageVersion.findMany({
    where: { service_id },
    omit: { content: true },
    orderBy: { number: "desc" },
    take: mostVersions,
  });
  return wholeList(rows.map(toEntry));
}
