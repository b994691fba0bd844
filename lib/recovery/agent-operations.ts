import { z } from "zod";
import { listOf } from "#lib/platform/http/list.ts";
import { defineOperation } from "#lib/platform/http/operation.ts";
import { Agent, CreateAgent, CreatedAgent } from "#lib/recovery/agent-schemas.ts";

export const listAgentsOperation = defineOperation({
  method: "GET",
  path: "/api/v1/agents",
  summary: "The agents that are not revoked, without their tokens",
  access: "read",
  response: listOf(Agent),
});

export const createAgentOperation = defineOperation({
  method: "POST",
  path: "/api/v1/agents",
  summary: "Create an agent; its token is answered once, with a ready agent.json",
  access: "admin",
  status: 201,
  body: CreateAgent,
  response: CreatedAgent,
});

export const revokeAgentOperation = defineOperation({
  method: "DELETE",
  path: "/api/v1/agents/{name}",
  summary: "Revoke an agent: its token is refused from its next call on",
  access: "admin",
  status: 204,
  response: z.void(),
});
