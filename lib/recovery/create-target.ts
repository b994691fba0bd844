import { randomUUID } from "node:crypto";
import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { isUniqueViolation } from "#lib/platform/database-failure.ts";
import { Problem } from "#lib/platform/errors.ts";
import { prepareTargetConfig } from "#lib/recovery/internal/prepare-target-config.ts";
import { readNow } from "#lib/recovery/internal/sql/read-now.ts";
import { getTarget } from "#lib/recovery/list-targets.ts";
import type { CreateTarget, Target } from "#lib/recovery/target-schemas.ts";
import { requireService } from "#lib/services/require-service.ts";

/** Creates a target. Throws `conflict` when the name is taken, `forbidden` for what only an administrator may set. */
export async function createTarget(context: Context, input: CreateTarget): Promise<Target> {
  requireAccess(context.actor, "operate");
  const { id: service_id } = await requireService(context, input.service);
  const id = randomUUID();
  const { name, environment, type } = input;
  const { config, sealed } = prepareTargetConfig(context, id, input);
  try {
    await transact(context.database, async (database) => {
      // Runs are of the database's time, and a proposal is compared with this.
      const updated_at = await readNow(database);
      await database.target.create({
        data: { id, name, service_id, environment, type, config, sealed, updated_at },
      });
      await recordAudit(
        { ...context, database },
        {
          action: "create-target",
          object: { type: "target", id: name },
          after: { service: input.service, environment, type, config },
        },
      );
    });
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw new Problem("conflict", `There is a target named ${name} already.`, { cause });
  }
  return getTarget(context, name);
}
