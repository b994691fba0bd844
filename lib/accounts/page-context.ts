import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { authenticateRequest } from "#lib/accounts/authenticate-request.ts";
import { toLocalPath } from "#lib/accounts/local-path.ts";
import { pathHeader } from "#lib/accounts/path-header.ts";
import { hasAccess } from "#lib/accounts/permissions.ts";
import { type Context, createContext } from "#lib/platform/context.ts";
import { database } from "#lib/platform/database.ts";
import type { Access } from "#lib/platform/http/operation.ts";
import { webLog } from "#lib/platform/logger.ts";

/** The context of a page, of nobody where nobody is signed in. */
export async function readPageContext(): Promise<Context> {
  const actor = await authenticateRequest(database(), await headers(), new Date());
  return createContext({ actor, database: database(), log: webLog() });
}

/** The context of a dashboard page; who is not signed in goes to the sign-in page, and comes back from there. */
export async function requirePageContext(): Promise<Context> {
  const context = await readPageContext();
  if (context.actor.kind !== "anonymous") return context;
  const wanted = toLocalPath((await headers()).get(pathHeader));
  if (wanted === "/") redirect("/sign-in");
  redirect(`/sign-in?callbackUrl=${encodeURIComponent(wanted)}`);
}

/** The context of a page for some roles only; others go to the page that is theirs. */
export async function requirePageAccess(access: Access): Promise<Context> {
  const context = await requirePageContext();
  if (!hasAccess(context.actor, access)) redirect("/settings/account");
  return context;
}
