import type { Database } from "#lib/platform/database.ts";

/** Names of scenarios whose latest version has a step on the target. */
export async function findScenariosOfTarget(database: Database, target: string): Promise<string[]> {
  const rows = await database.$queryRaw<{ name: string }[]>`
    SELECT scenarios.name FROM scenarios
    JOIN scenario_versions AS latest
      ON latest.scenario_id = scenarios.id AND latest.version = scenarios.version
    WHERE scenarios.deleted_at IS NULL
      AND latest.definition -> 'steps' @> jsonb_build_array(jsonb_build_object('target', ${target}::text))
    ORDER BY scenarios.name`;
  return rows.map(({ name }) => name);
}
