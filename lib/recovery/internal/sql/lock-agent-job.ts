import type { Database } from "#lib/platform/database.ts";

export type LockedJob = {
  id: string;
  told: boolean;
  /** Whether the worker that asked, or the one after it, still waits under the same fence. */
  awaited: boolean;
};

/** A job of this agent, locked until the transaction ends; null where there is none. */
export async function lockAgentJob(
  database: Database,
  job: { agent_id: string; key: string },
): Promise<LockedJob | null> {
  const rows = await database.$queryRaw<LockedJob[]>`
    SELECT agent_jobs.id,
      agent_jobs.result IS NOT NULL OR agent_jobs.late_result IS NOT NULL AS told,
      agent_jobs.state <> 'expired' AND attempts.result IS NULL
        AND coalesce(runs.fence = agent_jobs.fence AND runs.ended_at IS NULL, true) AS awaited
    FROM agent_jobs
    LEFT JOIN attempts ON attempts.idempotency_key = agent_jobs.idempotency_key
    LEFT JOIN runs ON runs.id = agent_jobs.run_id
    WHERE agent_jobs.agent_id = ${job.agent_id}::uuid
      AND agent_jobs.idempotency_key = ${job.key}
    FOR UPDATE OF agent_jobs`;
  return rows[0] ?? null;
}
