import { apiRoute } from "#lib/accounts/api-route.ts";
import { revokeAgentOperation } from "#lib/recovery/agent-operations.ts";
import { revokeAgent } from "#lib/recovery/revoke-agent.ts";

export const DELETE = apiRoute(revokeAgentOperation, (context, { params }) =>
  revokeAgent(context, params.name),
);
