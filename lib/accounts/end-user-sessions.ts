import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import { endSessionsOf } from "#lib/accounts/session.ts";
import { requireUser } from "#lib/accounts/user.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";

/** Signs a user out everywhere. */
export async function endUserSessions(context: Context, id: string | undefined): Promise<void> {
  requireAccess(context.actor, "admin");
  await transact(context.database, async (database) => {
    const inside = { ...context, database };
    const user = await requireUser(database, id);
    await endSessionsOf(inside, user.id);
    await recordAudit(inside, {
      action: "end-user-sessions",
      object: { type: "user", id: user.id },
      after: { email: user.email },
    });
  });
}
