import { CreateScenario } from "#lib/recovery/schemas.ts";

/** A plan alone, as PATCH /api/v1/scenarios/{name} takes it whole: the one shape behind the form and the YAML. */
export const Plan = CreateScenario.omit({ name: true, service: true, environment: true });

/** The plan of a scenario, without its name, its place and what an answer of the API has besides. */
export function pickPlan(scenario: CreateScenario): Record<string, unknown> {
  const known = new Set(Object.keys(Plan.shape));
  return Object.fromEntries(Object.entries(scenario).filter(([key]) => known.has(key)));
}
