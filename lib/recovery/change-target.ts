import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";
import { inputErrors } from "#lib/platform/http/parse-input.ts";
import { addressOf, prepareTargetConfig } from "#lib/recovery/internal/prepare-target-config.ts";
import { requireTarget } from "#lib/recovery/internal/require-target.ts";
import { readNow } from "#lib/recovery/internal/sql/read-now.ts";
import { getTarget } from "#lib/recovery/list-targets.ts";
import {
  type ChangeTarget,
  type Target,
  TypedTarget,
  targetTypes,
} from "#lib/recovery/target-schemas.ts";

/**
 * Replaces the config of a target. A secret that is left out stays, but only while the address does: otherwise
 * whoever may change an address could have the secret sent to it.
 */
export async function changeTarget(
  context: Context,
  name: string,
  input: ChangeTarget,
): Promise<Target> {
  requireAccess(context.actor, "operate");
  const row = await requireTarget(context, name);
  const { config, sealed, address } = prepareTargetConfig(
    context,
    row.id,
    parseConfig(row.type, input.config),
  );
  const keeps = sealed === null && address === addressOf(Object(row.config));
  await transact(context.database, async (database) => {
    const updated_at = await readNow(database);
    await database.target.update({
      where: { id: row.id },
      data: { config, sealed: keeps ? row.sealed : sealed, updated_at },
    });
    await recordAudit(
      { ...context, database },
      {
        action: "change-target",
        object: { type: "target", id: name },
        before: Object(row.config),
        after: config,
      },
    );
  });
  return getTarget(context, name);
}

function parseConfig(type: string, config: Record<string, unknown>): TypedTarget {
  const known = targetTypes.find((one) => one === type);
  if (!known) throw new Problem("wrong-input", `Targets of type ${type} cannot be changed.`);
  const parsed = TypedTarget.safeParse({ type: known, config });
  if (parsed.success) return parsed.data;
  const errors = inputErrors(parsed.error);
  const detail = errors.map(({ path, message }) => `${path}: ${message}`).join(" · ");
  throw new Problem("wrong-input", detail, { errors });
}
