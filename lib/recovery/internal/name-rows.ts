import type { Database } from "#lib/platform/database.ts";

/** Names the services of rows; a deleted one is named by its number. */
export async function nameServices(
  database: Database,
  rows: { service_id: number }[],
): Promise<(service_id: number) => string> {
  const ids = [...new Set(rows.map(({ service_id }) => service_id))];
  const services = await database.service.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  const names = new Map(services.map(({ id, name }) => [id, name]));
  return (service_id) => names.get(service_id) ?? `service ${service_id}`;
}

/** Names the scenarios of rows, deleted ones too; null where a row has none. */
export async function nameScenarios(
  database: Database,
  rows: { scenario_id: string | null }[],
): Promise<(scenario_id: string | null) => string | null> {
  const ids = [...new Set(rows.flatMap(({ scenario_id }) => scenario_id ?? []))];
  const scenarios = await database.scenario.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  const names = new Map(scenarios.map(({ id, name }) => [id, name]));
  return (scenario_id) => (scenario_id === null ? null : (names.get(scenario_id) ?? scenario_id));
}

/** The ids of services that a filter names, or undefined without a filter; an unknown name matches nothing. */
export async function filterService(
  database: Database,
  name: string | undefined,
): Promise<{ service_id?: number }> {
  if (name === undefined) return {};
  const service = await database.service.findUnique({ where: { name }, select: { id: true } });
  return { service_id: service?.id ?? -1 };
}
