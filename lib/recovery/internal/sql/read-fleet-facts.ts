import type { Database } from "#lib/platform/database.ts";
import type { FleetFacts } from "#lib/recovery/fleet.ts";
import { drivenStates } from "#lib/recovery/run-state.ts";
import { ownService } from "#lib/services/own-service.ts";

type Place = { service_id: number; environment: string };
type Row = Place & FleetFacts;

/** What happens to the other services of each place's environment, to those that it needs, and to recovery as a whole. */
export async function readFleetFacts(
  database: Database,
  places: Place[],
): Promise<(place: Place) => FleetFacts> {
  const rows = await database.$queryRaw<Row[]>`
    WITH RECURSIVE asked AS MATERIALIZED (
      SELECT DISTINCT service_id, environment
      FROM jsonb_to_recordset(${JSON.stringify(places)}::jsonb) AS place(service_id int, environment text)
    ), live AS MATERIALIZED (
      SELECT runs.service_id, services.name, environment
      FROM runs LEFT JOIN services ON services.id = runs.service_id
      WHERE ended_at IS NULL AND state = ANY(${drivenStates}::text[])
    ), needed AS (
      SELECT asked.service_id, unnest(services.depends_on) AS name
      FROM (SELECT DISTINCT service_id FROM asked) AS asked JOIN services ON services.id = asked.service_id
      UNION
      SELECT needed.service_id, unnest(services.depends_on) FROM services JOIN needed USING (name)
    ), around AS MATERIALIZED (
      SELECT environment,
        (SELECT count(*)::int FROM environments JOIN services ON services.id = environments.service_id
         WHERE environments.name = environment AND services.name <> ${ownService}) AS services,
        (SELECT count(*)::int FROM incidents
         WHERE incidents.environment = one.environment
           AND greatest(detected_at, reopened_at) > clock_timestamp() - interval '2 minutes') AS degraded_lately
      FROM (SELECT DISTINCT environment FROM asked) AS one
    )
    SELECT asked.service_id, asked.environment, around.services, around.degraded_lately,
      ARRAY(SELECT DISTINCT name FROM live
            WHERE live.environment = asked.environment AND live.service_id <> asked.service_id
              AND name IS NOT NULL
            ORDER BY name) AS recovering,
      (SELECT count(*)::int FROM live) AS live_runs,
      starts.starts, starts.oldest_start_at,
      ARRAY(SELECT services.name FROM needed JOIN services USING (name)
            WHERE needed.service_id = asked.service_id AND services.id <> asked.service_id AND (
              EXISTS (SELECT FROM incidents WHERE incidents.service_id = services.id
                      AND incidents.environment = asked.environment AND closed_at IS NULL)
              OR EXISTS (SELECT FROM live
                         WHERE live.service_id = services.id AND live.environment = asked.environment))
            ORDER BY services.name) AS ailing
    FROM asked JOIN around USING (environment), (
      SELECT count(*)::int AS starts, min(created_at) AS oldest_start_at FROM runs
      WHERE cause = 'trigger' AND started_at IS NOT NULL
        AND created_at > clock_timestamp() - interval '10 minutes'
    ) AS starts`;
  const facts = new Map(rows.map((row) => [keyOf(row), row]));
  return (place) => {
    const found = facts.get(keyOf(place));
    // Fail closed: what cannot be read must not look like an empty fleet.
    if (!found) throw new Error("the state of the other services could not be read");
    return found;
  };
}

function keyOf({ service_id, environment }: Place): string {
  return `${service_id} ${environment}`;
}
