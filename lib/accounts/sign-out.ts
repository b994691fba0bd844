import { recordAudit } from "#lib/accounts/record-audit.ts";
import { endSession } from "#lib/accounts/session.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";

/** Ends the session with this id, as its user; nothing where it has ended already. */
export async function signOut(context: Context, sessionId: string): Promise<void> {
  await transact(context.database, async (database) => {
    const inside = { ...context, database };
    const session = await database.session.findFirst({
      where: { id: sessionId, revoked_at: null },
      include: { user: true },
    });
    if (!session) return;
    const { id, email } = session.user;
    await endSession(inside, session.id);
    await recordAudit(
      { ...inside, actor: { kind: "user", id, name: email, role: null } },
      { action: "sign-out", object: { type: "user", id }, after: { email } },
    );
  });
}
