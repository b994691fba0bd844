import type { Database } from "#lib/platform/database.ts";
import type { RunRow } from "#lib/recovery/internal/run-row.ts";
import { mostClaims } from "#lib/recovery/run-limits.ts";

export type OverdueRun = Pick<
  RunRow,
  "id" | "state" | "service_id" | "environment" | "incident_id" | "claims"
> & { attempts: number };

/** Runs that nobody holds and that waited beyond their deadline, or that were claimed too often in vain. */
export function findOverdueRuns(database: Database): Promise<OverdueRun[]> {
  return database.$queryRaw<OverdueRun[]>`
    SELECT id, state, service_id, environment, incident_id, claims,
      (SELECT count(*)::int FROM attempts WHERE run_id = runs.id) AS attempts
    FROM runs
    WHERE ended_at IS NULL
      AND coalesce(lease_until <= clock_timestamp(), true)
      AND (claims > ${mostClaims}
        OR (state IN ('AWAITING_APPROVAL', 'QUEUED') AND expires_at <= clock_timestamp()))
    LIMIT 100`;
}
