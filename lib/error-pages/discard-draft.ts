import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import { auditObject, requirePlace } from "#lib/error-pages/internal/place.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";

/** Throws away what is edited and not published; where nothing is, nothing happens. Throws `not-found` for no service. */
export async function discardDraft(context: Context, service: string | null): Promise<void> {
  requireAccess(context.actor, "operate");
  const place = await requirePlace(context, service);
  await transact(context.database, async (database) => {
    const { service_id } = place;
    const { count } = await database.errorPageDraft.deleteMany({ where: { service_id } });
    if (count === 0) return;
    await recordAudit(
      { ...context, database },
      { action: "discard-error-page-draft", object: auditObject(place) },
    );
  });
}
