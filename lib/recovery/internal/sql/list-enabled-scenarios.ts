import type { Database } from "#lib/platform/database.ts";
import { ownService } from "#lib/services/own-service.ts";

export type Place = { service_id: number; environment: string };
export type EnabledScenario = Place & {
  id: string;
  name: string;
  version: number;
  mode: "shadow" | "suggest" | "auto";
  /** Evaluations that failed in a row. */
  strikes: number;
  definition: unknown;
};

/** Scenarios of services and environments that are not switched off, with their latest definition; never of our own. */
export function listEnabledScenarios(
  database: Database,
  places: Place[],
): Promise<EnabledScenario[]> {
  return database.$queryRaw<EnabledScenario[]>`
    SELECT scenarios.id, scenarios.service_id, scenarios.environment, scenarios.name,
      scenarios.version, scenarios.mode, scenarios.strikes, latest.definition
    FROM jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
      AS place(service_id int, environment text)
    JOIN scenarios USING (service_id, environment)
    JOIN scenario_versions AS latest
      ON latest.scenario_id = scenarios.id AND latest.version = scenarios.version
    WHERE scenarios.deleted_at IS NULL AND scenarios.mode <> 'off'
      AND EXISTS (
        SELECT 1 FROM services WHERE services.id = scenarios.service_id AND name <> ${ownService})
    ORDER BY scenarios.name`;
}

/** Where silence is watched for: no fact says that nothing came. */
export function listSilencePlaces(database: Database): Promise<Place[]> {
  return database.$queryRaw<Place[]>`
    SELECT DISTINCT scenarios.service_id, scenarios.environment
    FROM scenarios
    JOIN scenario_versions AS latest
      ON latest.scenario_id = scenarios.id AND latest.version = scenarios.version
    WHERE scenarios.deleted_at IS NULL AND scenarios.mode <> 'off'
      AND latest.definition -> 'trigger' ->> 'kind' = 'absence'`;
}
