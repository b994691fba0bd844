import type { Database } from "#lib/platform/database.ts";
import { nameScenarios } from "#lib/recovery/internal/name-rows.ts";
import type { ReliabilityRange } from "#lib/recovery/internal/sql/reliability-range.ts";
import { summarizeScenarioRuns } from "#lib/recovery/internal/sql/summarize-scenario-runs.ts";
import { summarizeShadowIncidents } from "#lib/recovery/internal/sql/summarize-shadow-incidents.ts";
import type { ScenarioReliability } from "#lib/recovery/reliability-schemas.ts";
import { prepareScenarioReliability } from "#lib/recovery/scenario-reliability.ts";

/** By service: its scenarios by name, those that did nothing yet too, and deleted ones that did something. */
export async function listScenarioReliability(
  database: Database,
  range: ReliabilityRange,
): Promise<Map<number, ScenarioReliability[]>> {
  const [present, runs, shadows] = await Promise.all([
    listPresent(database, range),
    summarizeScenarioRuns(database, range),
    summarizeShadowIncidents(database, range),
  ]);
  const rows = [...present, ...runs, ...shadows];
  const nameOf = await nameScenarios(database, rows);
  const runsOf = new Map(runs.map((row) => [row.scenario_id, row]));
  const shadowOf = new Map(shadows.map((row) => [row.scenario_id, row]));
  const places = new Map(rows.map(({ scenario_id, service_id }) => [scenario_id, service_id]));
  const figures = [...places].map(([scenario_id, service_id]) => {
    const ended = runsOf.get(scenario_id);
    const shadow = shadowOf.get(scenario_id);
    const reliability = prepareScenarioReliability({
      scenario: nameOf(scenario_id) ?? scenario_id,
      runs: ended?.runs ?? 0,
      recovered: ended?.recovered ?? 0,
      median_seconds: ended?.median_seconds ?? null,
      by_itself: { recovered: shadow?.by_itself ?? 0, of: shadow?.of ?? 0 },
    });
    return { service_id, reliability };
  });
  figures.sort((one, other) =>
    one.reliability.scenario.localeCompare(other.reliability.scenario, "en"),
  );
  const grouped = Map.groupBy(figures, ({ service_id }) => service_id);
  return new Map(
    [...grouped].map(([service_id, group]) => [
      service_id,
      group.map(({ reliability }) => reliability),
    ]),
  );
}

async function listPresent(
  database: Database,
  { service_ids, environment }: ReliabilityRange,
): Promise<{ scenario_id: string; service_id: number }[]> {
  const scenarios = await database.scenario.findMany({
    where: {
      ...{ service_id: { in: service_ids }, deleted_at: null },
      ...(environment === null ? {} : { environment }),
    },
    select: { id: true, service_id: true },
  });
  return scenarios.map(({ id, service_id }) => ({ scenario_id: id, service_id }));
}
