import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { requireDependencies } from "#lib/services/internal/require-dependencies.ts";
import { getService } from "#lib/services/list-services.ts";
import { requireService } from "#lib/services/require-service.ts";
import type { ChangeService, Service } from "#lib/services/schemas.ts";

/**
 * Replaces what visitors are told of a service (support contacts, error-page settings), its limits and what it depends
 * on. Throws `wrong-input` for a dependency that is no service or leads back to this one.
 */
export async function changeService(
  context: Context,
  input: { name: string; change: ChangeService },
): Promise<Service> {
  requireAccess(context.actor, "operate");
  const { support, error_page, limits, depends_on } = await getService(context, input.name);
  const before = { support, error_page, limits, depends_on };
  await transact(context.database, async (database) => {
    const { id } = await requireService({ ...context, database }, input.name);
    if (input.change.depends_on) {
      await requireDependencies(database, input.name, input.change.depends_on);
    }
    await database.service.update({ where: { id }, data: input.change });
    await recordAudit(
      { ...context, database },
      {
        action: "change-service",
        object: { type: "service", id: input.name },
        before,
        after: { ...before, ...input.change },
      },
    );
  });
  return getService(context, input.name);
}
