import { heartbeatCall } from "#lib/recovery/agent-calls.ts";
import { agentRoute } from "#lib/recovery/agent-route.ts";
import { noteHeartbeat } from "#lib/recovery/note-heartbeat.ts";

export const POST = agentRoute(heartbeatCall, (context, { body }) => noteHeartbeat(context, body));
