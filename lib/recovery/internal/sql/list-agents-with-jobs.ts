import type { Database } from "#lib/platform/database.ts";

/** Which of these agents have a job to be handed out now: a new one, or one whose delivery was not acknowledged. */
export async function listAgentsWithJobs(
  database: Database,
  agent_ids: string[],
): Promise<string[]> {
  const rows = await database.$queryRaw<{ agent_id: string }[]>`
    SELECT DISTINCT agent_id FROM agent_jobs
    WHERE agent_id = ANY(${agent_ids}::uuid[]) AND state IN ('waiting', 'delivered')
      AND deadline > clock_timestamp()
      AND coalesce(delivered_until <= clock_timestamp(), true)`;
  return rows.map(({ agent_id }) => agent_id);
}
