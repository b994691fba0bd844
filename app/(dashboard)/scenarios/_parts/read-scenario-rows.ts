import type { ScenarioRow } from "#components/recovery/scenario-list.tsx";
import type { Context } from "#lib/platform/context.ts";
import { listDecisions } from "#lib/recovery/list-decisions.ts";
import { listRuns } from "#lib/recovery/list-runs.ts";
import { listScenarios } from "#lib/recovery/list-scenarios.ts";

const month = 30 * 86_400_000;

/** Each scenario with its last run and its last decision of 30 days. */
export async function readScenarioRows(
  context: Context,
  service: string | undefined,
): Promise<ScenarioRow[]> {
  const { data: scenarios } = await listScenarios(context, { service });
  const from = new Date(context.now().getTime() - month).toISOString();
  return Promise.all(
    scenarios.map(async (scenario) => {
      const [runs, decisions] = await Promise.all([
        listRuns(context, { scenario: scenario.name, limit: 1 }),
        listDecisions(context, { scenario: scenario.name, from, limit: 1 }),
      ]);
      return { scenario, run: runs.data[0] ?? null, decision: decisions.data[0] ?? null };
    }),
  );
}
