import { resultCall } from "#lib/recovery/agent-calls.ts";
import { agentRoute } from "#lib/recovery/agent-route.ts";
import { takeResult } from "#lib/recovery/take-result.ts";

export const POST = agentRoute(resultCall, (context, { body }) => takeResult(context, body));
