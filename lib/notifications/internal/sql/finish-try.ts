import type { Database } from "#lib/platform/database.ts";

export type FinishedTry = {
  id: string;
  /** Of the claim: a sender whose lease was taken over since writes nothing. */
  tries: number;
  state: "pending" | "delivered" | "failed";
  last_error: string | null;
  wait_seconds: number;
};

/** Ends the lease of a try with what came of it. What was folded meanwhile stays so, unless it has arrived. */
export function finishTry(database: Database, finished: FinishedTry): Promise<number> {
  const { id, tries, state, last_error, wait_seconds } = finished;
  return database.$executeRaw`
    UPDATE deliveries
    SET state = CASE WHEN state = 'pending' OR ${state} = 'delivered' THEN ${state} ELSE state END,
      last_error = ${last_error}, lease_until = NULL,
      next_try_at = clock_timestamp() + make_interval(secs => ${wait_seconds}::float8),
      delivered_at = CASE WHEN ${state} = 'delivered' THEN clock_timestamp() END
    WHERE id = ${id}::uuid AND tries = ${tries}::int AND state IN ('pending', 'folded')`;
}
