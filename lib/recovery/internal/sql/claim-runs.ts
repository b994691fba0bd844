import type { Database } from "#lib/platform/database.ts";
import type { RunRow } from "#lib/recovery/internal/run-row.ts";
import { leaseSeconds, mostClaims } from "#lib/recovery/run-limits.ts";
import { drivenStates } from "#lib/recovery/run-state.ts";

/** Takes the lease of due runs that no living worker holds, oldest first; each gets a higher fence. */
export function claimRuns(database: Database, worker_id: string, most: number): Promise<RunRow[]> {
  return database.$queryRaw<RunRow[]>`
    WITH due AS MATERIALIZED (
      SELECT id FROM runs
      WHERE ended_at IS NULL AND state = ANY(${drivenStates}::text[])
        AND not_before <= clock_timestamp()
        AND coalesce(lease_until <= clock_timestamp(), true)
        AND claims <= ${mostClaims}
        -- The sweeper ends it: a worker that comes first must not make a call nobody waits for any more.
        AND NOT (state = 'QUEUED' AND coalesce(expires_at <= clock_timestamp(), false))
      ORDER BY not_before
      LIMIT ${most}
      FOR UPDATE SKIP LOCKED
    )
    UPDATE runs SET
      -- From one sequence, so that a target can compare the fences of different runs.
      fence = nextval('run_fences')::int,
      claims = claims + 1,
      claimed_by = ${worker_id},
      lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
    FROM due
    WHERE runs.id = due.id
    RETURNING runs.*`;
}
