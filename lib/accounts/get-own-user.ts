import { requireAccess } from "#lib/accounts/permissions.ts";
import type { User } from "#lib/accounts/schemas.ts";
import { requireUser, toUser } from "#lib/accounts/user.ts";
import type { Context } from "#lib/platform/context.ts";

/** Who is signed in. Throws `not-found` for a token, which is no user. */
export async function getOwnUser(context: Context): Promise<User> {
  requireAccess(context.actor, "read");
  const { id, kind } = context.actor;
  return toUser(await requireUser(context.database, kind === "user" && id ? id : undefined));
}
