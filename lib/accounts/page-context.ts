import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { authenticateRequest } from "#lib/accounts/authenticate-request.ts";
import { type Context, createContext } from "#lib/platform/context.ts";
import { database } from "#lib/platform/database.ts";
import { webLog } from "#lib/platform/logger.ts";

/** The context of a dashboard page; who is not signed in goes to the sign-in page. */
export async function requirePageContext(): Promise<Context> {
  const actor = await authenticateRequest(database(), await headers(), new Date());
  if (actor.kind === "anonymous") redirect("/sign-in");
  return createContext({ actor, database: database(), log: webLog() });
}
