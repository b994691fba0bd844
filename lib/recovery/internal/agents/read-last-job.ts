import { JobResult } from "#lib/agent/protocol-schemas.ts";
import type { LastResult } from "#lib/recovery/agent-effect.ts";
import { isOnline } from "#lib/recovery/agent-presence.ts";
import type { AgentPlace } from "#lib/recovery/internal/agents/ask-agent.ts";
import { findAgent } from "#lib/recovery/internal/sql/find-agent.ts";
import { withdrawAgentJob } from "#lib/recovery/internal/sql/withdraw-agent-job.ts";

export type LastJob = { last_job: string | null; last_result: LastResult | null };

/** The last job that asked a target's command to run, and how it ended; one that did not begin is taken back. */
export async function readLastJob({ database, target_id, agent }: AgentPlace): Promise<LastJob> {
  const job = await database.agentJob.findFirst({
    where: { target_id, kind: "run" },
    // Fences only grow, whatever clock dated the job.
    orderBy: [{ fence: "desc" }, { created_at: "desc" }],
  });
  if (!job) return { last_job: null, last_result: null };
  const last_job = job.id.slice(0, 8);
  const told = job.result ?? job.late_result;
  if (told) return { last_job, last_result: nameResult(JobResult.parse(told)) };
  const withdrawn =
    job.state === "expired" || (await withdrawAgentJob(database, job.idempotency_key));
  if (withdrawn) return { last_job, last_result: "not_run" };
  const found = await findAgent(database, agent);
  return { last_job, last_result: found && isOnline(found.silent_seconds) ? "open" : "lost" };
}

function nameResult({ result, started_at }: JobResult): LastResult {
  return result === "failed" && started_at === null ? "not_run" : result;
}
