import type { Context } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";
import { CreateScenario } from "#lib/recovery/schemas.ts";

/** The row of a scenario by its name with what its latest version says; throws `not-found`. */
export async function requireScenario(context: Context, name: string) {
  const row = await context.database.scenario.findFirst({ where: { name, deleted_at: null } });
  if (!row) throw new Problem("not-found", `There is no scenario named ${name}.`);
  const latest = await context.database.scenarioVersion.findUniqueOrThrow({
    where: { scenario_id_version: { scenario_id: row.id, version: row.version } },
  });
  return { row, definition: CreateScenario.parse(latest.definition) };
}
