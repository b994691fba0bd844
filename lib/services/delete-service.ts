import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { recordFacts } from "#lib/platform/facts.ts";
import { requireService } from "#lib/services/require-service.ts";

/** Deletes a service and its keys at once; what other domains hold of it goes when they hear the fact. */
export async function deleteService(context: Context, name: string): Promise<void> {
  requireAccess(context.actor, "admin");
  await transact(context.database, async (database) => {
    const { id } = await requireService({ ...context, database }, name);
    await database.service.delete({ where: { id } });
    await database.checkIn.deleteMany({ where: { service_id: id } });
    await recordFacts(database, [{ kind: "service-deleted", service_id: id, payload: { name } }]);
    await recordAudit(
      { ...context, database },
      {
        action: "delete-service",
        object: { type: "service", id: name },
      },
    );
  });
}
