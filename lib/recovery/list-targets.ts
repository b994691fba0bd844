import { requireAccess } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import { type List, wholeList } from "#lib/platform/http/list.ts";
import { describeTargets } from "#lib/recovery/internal/describe-targets.ts";
import { filterService } from "#lib/recovery/internal/name-rows.ts";
import { requireTarget } from "#lib/recovery/internal/require-target.ts";
import type { Target } from "#lib/recovery/target-schemas.ts";

type Filter = { service?: string | undefined; environment?: string | undefined };

/** All targets by name, of one service or environment where asked. */
export async function listTargets(context: Context, filter: Filter): Promise<List<Target>> {
  requireAccess(context.actor, "read");
  const { database } = context;
  const rows = await database.target.findMany({
    where: {
      deleted_at: null,
      ...(await filterService(database, filter.service)),
      ...(filter.environment === undefined ? {} : { environment: filter.environment }),
    },
    orderBy: { name: "asc" },
  });
  return wholeList(await describeTargets(database, rows));
}

/** One target; throws `not-found`. */
export async function getTarget(context: Context, name: string): Promise<Target> {
  requireAccess(context.actor, "read");
  const row = await requireTarget(context, name);
  const [target] = await describeTargets(context.database, [row]);
  if (!target) throw new Error("one row is described as one target");
  return target;
}
