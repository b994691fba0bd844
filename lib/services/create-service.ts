import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { isUniqueViolation } from "#lib/platform/database-failure.ts";
import { Problem } from "#lib/platform/errors.ts";
import { getService } from "#lib/services/list-services.ts";
import type { CreateService, Service } from "#lib/services/schemas.ts";
import { prepareServiceKey } from "#lib/services/service-key.ts";

/** Creates a service with a key of its own; throws `conflict` when the name is taken. */
export async function createService(context: Context, input: CreateService): Promise<Service> {
  requireAccess(context.actor, "operate");
  try {
    await transact(context.database, async (database) => {
      const { id } = await database.service.create({ data: input });
      await database.ingestKey.create({ data: prepareServiceKey(id) });
      await recordAudit(
        { ...context, database },
        {
          action: "create-service",
          object: { type: "service", id: input.name },
          after: input,
        },
      );
    });
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw new Problem("conflict", `There is a service named ${input.name} already.`, { cause });
  }
  return getService(context, input.name);
}
