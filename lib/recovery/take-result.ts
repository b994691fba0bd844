import { cleanOutput } from "#lib/agent/clean-output.ts";
import type { HostEvidence, JobResult, ResultTaken } from "#lib/agent/protocol-schemas.ts";
import { transact } from "#lib/platform/database.ts";
import { authSecret, requireDatabaseUrl } from "#lib/platform/env.ts";
import { Problem } from "#lib/platform/errors.ts";
import type { AgentContext } from "#lib/recovery/agent-route.ts";
import { lockAgentJob } from "#lib/recovery/internal/sql/lock-agent-job.ts";
import { readNow } from "#lib/recovery/internal/sql/read-now.ts";
import { touchAgent } from "#lib/recovery/internal/sql/touch-agent.ts";

/**
 * Takes how a job ended, once. After the attempt has ended, or under an older fence, it is kept as late evidence and
 * moves nothing. Throws `not-found` when this agent has no such job.
 */
export async function takeResult(context: AgentContext, told: JobResult): Promise<ResultTaken> {
  const { agent } = context;
  const result = cleanResult(told);
  return transact(context.database, async (database) => {
    await touchAgent(database, agent.id, null);
    const job = await lockAgentJob(database, { agent_id: agent.id, key: told.key });
    if (!job) throw new Problem("not-found", "This agent has no such job.");
    if (job.told) return { taken: "known" };
    const ended_at = await readNow(database);
    await database.agentJob.update({
      where: { id: job.id },
      data: job.awaited ? { state: "done", ended_at, result } : { ended_at, late_result: result },
    });
    return { taken: job.awaited ? "accepted" : "late" };
  });
}

/** The agent has cleaned it; a host that is not what it says must not reach a page or a log with it either. */
function cleanResult(told: JobResult): JobResult {
  const secrets = [authSecret(), decodeURIComponent(new URL(requireDatabaseUrl()).password)];
  const { evidence } = told;
  return {
    ...told,
    detail: cleanOutput(told.detail, secrets, 500),
    output: cleanOutput(told.output, secrets),
    evidence: evidence && cleanEvidence(evidence, secrets),
  };
}

function cleanEvidence(evidence: HostEvidence, secrets: string[]): HostEvidence {
  const entries = Object.entries(evidence).map(([name, value]) => [
    name,
    typeof value === "string" ? cleanOutput(value, secrets, 200) : value,
  ]);
  return Object.fromEntries(entries);
}
