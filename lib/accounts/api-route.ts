import { authenticateRequest } from "#lib/accounts/authenticate-request.ts";
import { requireAccess } from "#lib/accounts/permissions.ts";
import { requireSameOrigin } from "#lib/accounts/same-origin.ts";
import { type Context, createContext } from "#lib/platform/context.ts";
import { database } from "#lib/platform/database.ts";
import { defineRoute, type RouteHandler } from "#lib/platform/http/define-route.ts";
import type { Input, Operation, Output } from "#lib/platform/http/operation.ts";
import { webLog } from "#lib/platform/logger.ts";

/** A route of the API: for a token or a signed-in session with the operation's access. */
export function apiRoute<O extends Operation>(
  operation: O,
  run: (context: Context, input: Input<O>) => Promise<Output<O>>,
): RouteHandler {
  return defineRoute({ operation, caller: apiCaller, log: webLog }, run);
}

/** The context of an API request; throws `unauthorized` or `forbidden`. */
export async function apiCaller(
  request: Request,
  operation: Pick<Operation, "access">,
): Promise<Context> {
  const actor = await authenticateRequest(database(), request.headers, new Date());
  if (actor.kind === "user") requireSameOrigin(request);
  requireAccess(actor, operation.access);
  return createContext({ actor, database: database(), log: webLog() });
}
