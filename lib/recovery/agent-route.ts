import { type Context, createContext } from "#lib/platform/context.ts";
import { type Database, database } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";
import { defineRoute, type RouteHandler } from "#lib/platform/http/define-route.ts";
import type { Input, Operation, Output } from "#lib/platform/http/operation.ts";
import { webLog } from "#lib/platform/logger.ts";
import { hashSecret } from "#lib/platform/secrets.ts";

/** Who calls, and as whom it finds its jobs. */
export type AgentContext = Context & { agent: { id: string; name: string } };

/** A route for agents only: each has a token of its own, which opens nothing else. */
export function agentRoute<O extends Operation>(
  operation: O,
  run: (context: AgentContext, input: Input<O>) => Promise<Output<O>>,
): RouteHandler {
  const caller = (request: Request) => agentCaller(database(), request.headers);
  return defineRoute({ operation, caller, log: webLog }, (context, input) =>
    run({ ...context, agent: requireAgentOf(context) }, input),
  );
}

/** The context of an agent's request; throws `unauthorized` and says so where its token was revoked. */
async function agentCaller(pool: Database, headers: Headers): Promise<Context> {
  const token = /^Bearer\s+(\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (!token) throw new Problem("unauthorized", "Send the agent's token as a bearer token.");
  const row = await pool.agent.findUnique({ where: { token_hash: hashSecret(token) } });
  if (!row) throw new Problem("unauthorized", "No agent has this token.");
  if (row.revoked_at) throw new Problem("unauthorized", `The agent ${row.name} was revoked.`);
  const actor = { kind: "agent", id: row.id, name: row.name, role: null } as const;
  return createContext({ actor, database: pool, log: webLog() });
}

function requireAgentOf({ actor }: Context): AgentContext["agent"] {
  if (actor.kind !== "agent" || !actor.id) throw new Error("only agents come through here");
  return { id: actor.id, name: actor.name };
}
