import type { Database } from "#lib/platform/database.ts";

const deliverySeconds = 15;

export type DeliveredJob = {
  payload: string;
  signature: string;
  deliveries: number;
  seconds_left: number;
};

/** Hands out the agent's oldest job for 15 seconds; if nobody acknowledges it by then, it is handed out again. */
export async function deliverAgentJob(
  database: Database,
  agent_id: string,
): Promise<DeliveredJob | null> {
  const rows = await database.$queryRaw<DeliveredJob[]>`
    UPDATE agent_jobs SET
      state = 'delivered',
      deliveries = deliveries + 1,
      delivered_until = clock_timestamp() + make_interval(secs => ${deliverySeconds})
    WHERE id = (
      SELECT id FROM agent_jobs
      WHERE agent_id = ${agent_id}::uuid AND state IN ('waiting', 'delivered')
        AND deadline > clock_timestamp()
        AND coalesce(delivered_until <= clock_timestamp(), true)
      ORDER BY created_at
      LIMIT 1
      FOR UPDATE SKIP LOCKED
    )
    RETURNING payload, signature, deliveries,
      extract(epoch FROM deadline - clock_timestamp())::float8 AS seconds_left`;
  return rows[0] ?? null;
}
