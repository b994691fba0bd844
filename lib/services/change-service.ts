import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { getService } from "#lib/services/list-services.ts";
import { requireService } from "#lib/services/require-service.ts";
import type { ChangeService, Service } from "#lib/services/schemas.ts";

/** Replaces what visitors are told of a service (support contacts, error-page settings) and its limits. */
export async function changeService(
  context: Context,
  input: { name: string; change: ChangeService },
): Promise<Service> {
  requireAccess(context.actor, "operate");
  const before = await getService(context, input.name);
  await transact(context.database, async (database) => {
    const { id } = await requireService({ ...context, database }, input.name);
    await database.service.update({ where: { id }, data: input.change });
    await recordAudit(
      { ...context, database },
      {
        action: "change-service",
        object: { type: "service", id: input.name },
        before: { support: before.support, error_page: before.error_page, limits: before.limits },
        after: input.change,
      },
    );
  });
  return getService(context, input.name);
}
