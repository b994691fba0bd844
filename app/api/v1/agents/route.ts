import { apiRoute } from "#lib/accounts/api-route.ts";
import { createAgentOperation, listAgentsOperation } from "#lib/recovery/agent-operations.ts";
import { createAgent } from "#lib/recovery/create-agent.ts";
import { listAgents } from "#lib/recovery/list-agents.ts";

export const GET = apiRoute(listAgentsOperation, (context) => listAgents(context));

export const POST = apiRoute(createAgentOperation, (context, { body }) =>
  createAgent(context, body),
);
