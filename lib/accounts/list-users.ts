import { requireAccess } from "#lib/accounts/permissions.ts";
import type { User } from "#lib/accounts/schemas.ts";
import { toUser, withLatestSession } from "#lib/accounts/user.ts";
import type { Context } from "#lib/platform/context.ts";
import { type List, wholeList } from "#lib/platform/http/list.ts";

/** All users, by e-mail address. */
export async function listUsers(context: Context): Promise<List<User>> {
  requireAccess(context.actor, "admin");
  const rows = await context.database.user.findMany({
    include: withLatestSession,
    orderBy: { email: "asc" },
  });
  return wholeList(rows.map(toUser));
}
