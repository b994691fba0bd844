import { requireAccess } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import { type List, wholeList } from "#lib/platform/http/list.ts";
import { filterService } from "#lib/recovery/internal/name-rows.ts";
import { requireScenario } from "#lib/recovery/internal/require-scenario.ts";
import { CreateScenario, type Scenario } from "#lib/recovery/schemas.ts";

type Filter = { service?: string | undefined; environment?: string | undefined };

/** All scenarios by name in their latest version, of one service or environment where asked. */
export async function listScenarios(context: Context, filter: Filter): Promise<List<Scenario>> {
  requireAccess(context.actor, "read");
  const { database } = context;
  const rows = await database.scenario.findMany({
    where: {
      deleted_at: null,
      ...(await filterService(database, filter.service)),
      ...(filter.environment === undefined ? {} : { environment: filter.environment }),
    },
    include: { versions: { orderBy: { version: "desc" }, take: 1 } },
    orderBy: { name: "asc" },
  });
  const scenarios = rows.flatMap((row) => {
    const definition = CreateScenario.safeParse(row.versions[0]?.definition);
    return definition.success ? [describe(row, definition.data)] : [];
  });
  return wholeList(scenarios);
}

/** One scenario in its latest version; throws `not-found`. */
export async function getScenario(context: Context, name: string): Promise<Scenario> {
  requireAccess(context.actor, "read");
  const { row, definition } = await requireScenario(context, name);
  return describe(row, definition);
}

function describe(
  row: { version: number; created_at: Date; updated_at: Date; quarantine: string | null },
  definition: CreateScenario,
): Scenario {
  return {
    ...definition,
    version: row.version,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    quarantine: row.quarantine,
  };
}
