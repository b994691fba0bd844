import { recordAudit } from "#lib/accounts/record-audit.ts";
import { endSession, startSession } from "#lib/accounts/session.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";

/** One request to sign in, and what became of it. */
export type SignInAttempt = {
  address: string;
  userAgent: string | null;
  deviceCookie: string | undefined;
  /** The session the browser came with: it ends when a new one begins. */
  previousSessionId: string | null;
  userId: string | null;
  failure: unknown;
};

/** Opens the session of an accepted attempt and returns its id, never the one the browser came with. */
export function openSession(context: Context, attempt: SignInAttempt): Promise<string> {
  return transact(context.database, async (database) => {
    const inside = { ...context, database };
    if (!attempt.userId) throw new Error("A session needs an accepted sign-in.");
    const user = await database.user.findUniqueOrThrow({ where: { id: attempt.userId } });
    if (attempt.previousSessionId) await endSession(inside, attempt.previousSessionId);
    const id = await startSession(inside, { user_id: user.id, user_agent: attempt.userAgent });
    await recordAudit(
      { ...inside, actor: { kind: "user", id: user.id, name: user.email, role: null } },
      { action: "sign-in", object: { type: "user", id: user.id }, after: { email: user.email } },
    );
    return id;
  });
}
