import { acknowledgeJob } from "#lib/recovery/acknowledge-job.ts";
import { acknowledgeCall } from "#lib/recovery/agent-calls.ts";
import { agentRoute } from "#lib/recovery/agent-route.ts";

export const POST = agentRoute(acknowledgeCall, (context, { body }) =>
  acknowledgeJob(context, body),
);
