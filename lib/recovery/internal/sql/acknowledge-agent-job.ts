import type { Database } from "#lib/platform/database.ts";

/**
 * Notes that the latest delivery of a job was taken, and answers the seconds it has left; the same word again is
 * answered alike. Null when the job ended, is too late, or was handed out again since.
 */
export async function acknowledgeAgentJob(
  database: Database,
  job: { agent_id: string; key: string; delivery: number },
): Promise<number | null> {
  const rows = await database.$queryRaw<{ seconds_left: number }[]>`
    UPDATE agent_jobs SET
      state = 'acknowledged',
      acknowledged_at = coalesce(acknowledged_at, clock_timestamp())
    WHERE agent_id = ${job.agent_id}::uuid AND idempotency_key = ${job.key}
      AND deliveries = ${job.delivery} AND state IN ('delivered', 'acknowledged')
      AND deadline > clock_timestamp()
    RETURNING extract(epoch FROM deadline - clock_timestamp())::float8 AS seconds_left`;
  return rows[0]?.seconds_left ?? null;
}
