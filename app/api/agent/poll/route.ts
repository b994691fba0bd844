import { pollCall } from "#lib/recovery/agent-calls.ts";
import { agentRoute } from "#lib/recovery/agent-route.ts";
import { pollJobs } from "#lib/recovery/poll-jobs.ts";

export const POST = agentRoute(pollCall, (context, { body, signal }) =>
  pollJobs(context, body, signal),
);
