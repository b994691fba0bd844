import { recordAudit } from "#lib/accounts/record-audit.ts";
import { diffContents } from "#lib/error-pages/content-changes.ts";
import type { PageContent } from "#lib/error-pages/content-schemas.ts";
import { auditObject, type Place, readPublished } from "#lib/error-pages/internal/place.ts";
import { insertVersion } from "#lib/error-pages/internal/sql/insert-version.ts";
import type { Context } from "#lib/platform/context.ts";
import { isUniqueViolation } from "#lib/platform/database-failure.ts";
import { Problem } from "#lib/platform/errors.ts";

type NewVersion = { content: PageContent; note: string; restored_from: number | null };

/** Writes the next version of a place and who did it, in the open transaction; throws `conflict` when another was first. */
export async function publishVersion(
  context: Context,
  place: Place,
  version: NewVersion,
): Promise<void> {
  const { content, note, restored_from } = version;
  const before = await readPublished(context, place.service_id);
  const row = { ...version, service_id: place.service_id, by: context.actor.name };
  const [inserted] = await insertVersion(context.database, row).catch((cause) => {
    if (!isUniqueViolation(cause)) throw cause;
    throw new Problem("conflict", "Somebody else has just published. Load it again.", { cause });
  });
  const changes = diffContents(before.content, content);
  const by = (side: "before" | "after") =>
    Object.fromEntries(changes.map((change) => [change.path, change[side]]));
  await recordAudit(context, {
    action: restored_from === null ? "publish-error-pages" : "restore-error-pages",
    object: auditObject(place),
    before: { version: before.number, ...by("before") },
    after: { version: inserted?.number ?? null, note, restored_from, ...by("after") },
  });
}
