import { requireAccess } from "#lib/accounts/permissions.ts";
import { diffContents } from "#lib/error-pages/content-changes.ts";
import type { PageEdition } from "#lib/error-pages/content-schemas.ts";
import { type Place, readPublished, requirePlace } from "#lib/error-pages/internal/place.ts";
import { readVersion } from "#lib/error-pages/internal/read-version.ts";
import { emptyContent, readContent } from "#lib/error-pages/layers.ts";
import type { Context } from "#lib/platform/context.ts";

/** What is published and what is drafted of a service's pages, or with null of the organisation's; throws `not-found`. */
export async function getPageEdition(
  context: Context,
  service: string | null,
): Promise<PageEdition> {
  requireAccess(context.actor, "read");
  const place = await requirePlace(context, service);
  const [published, draft, organisation] = await Promise.all([
    readNewest(context, place),
    readDraft(context, place),
    place.service_id === null ? null : readPublished(context, null),
  ]);
  const content = published?.content ?? emptyContent;
  return {
    ...{ service, published, draft },
    organisation: organisation?.content ?? emptyContent,
    changes: draft ? diffContents(content, draft.content) : [],
  };
}

async function readNewest(context: Context, { service_id }: Place) {
  const { number } = await readPublished(context, service_id);
  return number === 0 ? null : readVersion(context, service_id, number);
}

async function readDraft({ database }: Context, { service_id }: Place) {
  const row = await database.errorPageDraft.findFirst({ where: { service_id } });
  if (!row) return null;
  const { revision, updated_by, updated_at } = row;
  const content = readContent(row.content);
  return { content, revision, updated_by, updated_at: updated_at.toISOString() };
}
