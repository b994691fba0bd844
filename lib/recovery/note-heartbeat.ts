import type { Heartbeat } from "#lib/agent/protocol-schemas.ts";
import type { AgentContext } from "#lib/recovery/agent-route.ts";
import { readNow } from "#lib/recovery/internal/sql/read-now.ts";
import { touchAgent } from "#lib/recovery/internal/sql/touch-agent.ts";

/** Notes that the agent lives and that these jobs' commands still run. */
export async function noteHeartbeat(
  { agent, database }: AgentContext,
  { keys }: Heartbeat,
): Promise<void> {
  await touchAgent(database, agent.id, null);
  await database.agentJob.updateMany({
    where: { agent_id: agent.id, idempotency_key: { in: keys }, ended_at: null },
    data: { heartbeat_at: await readNow(database) },
  });
}
