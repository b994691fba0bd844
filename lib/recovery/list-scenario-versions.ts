import { requireAccess } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import { requireScenario } from "#lib/recovery/internal/require-scenario.ts";
import { CreateScenario } from "#lib/recovery/schemas.ts";

export type ScenarioVersion = {
  version: number;
  created_by: string;
  created_at: string;
  /** Null: stored by a release that wrote it differently. */
  definition: CreateScenario | null;
};

const mostVersions = 100;

/** The versions of a scenario, newest first, at most 100; throws `not-found`. */
export async function listScenarioVersions(
  context: Context,
  name: string,
): Promise<ScenarioVersion[]> {
  requireAccess(context.actor, "read");
  const { row } = await requireScenario(context, name);
  const versions = await context.database.scenarioVersion.findMany({
    where: { scenario_id: row.id },
    orderBy: { version: "desc" },
    take: mostVersions,
  });
  return versions.map(({ version, created_by, created_at, definition }) => ({
    version,
    created_by,
    created_at: created_at.toISOString(),
    definition: CreateScenario.safeParse(definition).data ?? null,
  }));
}
