import type { Acknowledge, Acknowledged } from "#lib/agent/protocol-schemas.ts";
import { Problem } from "#lib/platform/errors.ts";
import type { AgentContext } from "#lib/recovery/agent-route.ts";
import { acknowledgeAgentJob } from "#lib/recovery/internal/sql/acknowledge-agent-job.ts";

/** Lets a delivered job begin. Throws `conflict` when it must not any more: too late, taken back, or handed out again. */
export async function acknowledgeJob(
  { agent, database }: AgentContext,
  { key, delivery }: Acknowledge,
): Promise<Acknowledged> {
  const job = { agent_id: agent.id, key, delivery };
  const seconds_left = await acknowledgeAgentJob(database, job);
  if (seconds_left !== null) return { seconds_left };
  throw new Problem("conflict", "The job is over, was taken back, or was handed out again.");
}
