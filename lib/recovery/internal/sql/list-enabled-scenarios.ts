import type { Database } from "#lib/platform/database.ts";
import { ownService } from "#lib/services/own-service.ts";

export type EnabledScenario = {
  id: string;
  name: string;
  version: number;
  mode: "shadow" | "suggest" | "auto";
  definition: unknown;
};

/** Scenarios of a service and environment that are not switched off, with their latest definition; never of our own. */
export function listEnabledScenarios(
  database: Database,
  place: { service_id: number; environment: string },
): Promise<EnabledScenario[]> {
  return database.$queryRaw<EnabledScenario[]>`
    SELECT scenarios.id, scenarios.name, scenarios.version, scenarios.mode, latest.definition
    FROM scenarios
    JOIN scenario_versions AS latest
      ON latest.scenario_id = scenarios.id AND latest.version = scenarios.version
    WHERE scenarios.service_id = ${place.service_id}
      AND scenarios.environment = ${place.environment}
      AND scenarios.deleted_at IS NULL AND scenarios.mode <> 'off'
      AND NOT EXISTS (
        SELECT 1 FROM services WHERE services.id = scenarios.service_id AND name = ${ownService})
    ORDER BY scenarios.name`;
}
