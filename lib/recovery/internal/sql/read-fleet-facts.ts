import type { Database } from "#lib/platform/database.ts";
import type { FleetFacts } from "#lib/recovery/fleet.ts";
import { drivenStates } from "#lib/recovery/run-state.ts";
import { ownService } from "#lib/services/own-service.ts";

/** What happens to the other services of an environment, to those that a service needs, and to recovery as a whole. */
export async function readFleetFacts(
  database: Database,
  { service_id, environment }: { service_id: number; environment: string },
): Promise<FleetFacts> {
  const [facts] = await database.$queryRaw<FleetFacts[]>`
    WITH RECURSIVE live AS (
      SELECT service_id, environment FROM runs
      WHERE ended_at IS NULL AND state = ANY(${drivenStates}::text[])
    ), needed AS (
      SELECT unnest(depends_on) AS name FROM services WHERE id = ${service_id}
      UNION
      SELECT unnest(services.depends_on) FROM services JOIN needed USING (name)
    )
    SELECT
      (SELECT count(*)::int FROM environments JOIN services ON services.id = environments.service_id
       WHERE environments.name = ${environment} AND services.name <> ${ownService}) AS services,
      ARRAY(SELECT DISTINCT services.name FROM live JOIN services ON services.id = live.service_id
            WHERE live.environment = ${environment} AND live.service_id <> ${service_id}
            ORDER BY services.name) AS recovering,
      (SELECT count(*)::int FROM incidents
       WHERE environment = ${environment}
         AND greatest(detected_at, reopened_at) > clock_timestamp() - interval '2 minutes') AS degraded_lately,
      (SELECT count(*)::int FROM live) AS live_runs,
      starts.starts, starts.oldest_start_at,
      ARRAY(SELECT services.name FROM needed JOIN services USING (name)
            WHERE services.id <> ${service_id} AND (
              EXISTS (SELECT FROM incidents WHERE incidents.service_id = services.id
                      AND incidents.environment = ${environment} AND closed_at IS NULL)
              OR EXISTS (SELECT FROM live
                         WHERE live.service_id = services.id AND live.environment = ${environment}))
            ORDER BY services.name) AS ailing
    FROM (
      SELECT count(*)::int AS starts, min(created_at) AS oldest_start_at FROM runs
      WHERE cause = 'trigger' AND started_at IS NOT NULL
        AND created_at > clock_timestamp() - interval '10 minutes'
    ) AS starts`;
  // Fail closed: what cannot be read must not look like an empty fleet.
  if (!facts) throw new Error("the state of the other services could not be read");
  return facts;
}
