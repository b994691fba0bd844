import type { Delivery, Poll } from "#lib/agent/protocol-schemas.ts";
import { leaving } from "#lib/platform/leaving.ts";
import type { AgentContext } from "#lib/recovery/agent-route.ts";
import { waitForJob } from "#lib/recovery/internal/agents/job-bell.ts";
import { deliverAgentJob } from "#lib/recovery/internal/sql/deliver-agent-job.ts";
import { touchAgent } from "#lib/recovery/internal/sql/touch-agent.ts";

const pollMilliseconds = 25_000;

/** The agent's next job, waited for up to 25 seconds; undefined when none came, or this process ends. */
export async function pollJobs(
  context: AgentContext,
  said: Poll,
  caller: AbortSignal,
): Promise<Delivery | undefined> {
  const { agent, database } = context;
  await touchAgent(database, agent.id, said);
  const signal = AbortSignal.any([caller, leaving()]);
  const until = performance.now() + pollMilliseconds;
  while (!signal.aborted) {
    const job = await deliverAgentJob(database, agent.id);
    if (job) {
      const { payload, signature, deliveries, seconds_left } = job;
      return { job: payload, signature, delivery: deliveries, seconds_left };
    }
    const milliseconds = until - performance.now();
    if (milliseconds <= 0) break;
    await waitForJob(context, { agent_id: agent.id, milliseconds, signal });
  }
  return undefined;
}
