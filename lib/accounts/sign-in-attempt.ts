import { holdSignedInUser } from "#lib/accounts/internal/sql/hold-signed-in-user.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import { endSession, startSession } from "#lib/accounts/session.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";

/** One request to sign in, and what became of it. */
export type SignInAttempt = {
  address: string;
  userAgent: string | null;
  deviceCookie: string | undefined;
  /** The session the browser came with: it ends when a new one begins. */
  previousSessionId: string | null;
  userId: string | null;
  /** The hash that the password was checked against; null where no password was asked for. */
  passwordHash: string | null;
  failure: unknown;
};

/**
 * Opens the session of an accepted attempt and returns its id, never the one the browser came with. Throws `unauthorized`
 * when the user was disabled or got another password since: that ended their sessions, and this would outlive it.
 */
export function openSession(context: Context, attempt: SignInAttempt): Promise<string> {
  return transact(context.database, async (database) => {
    const inside = { ...context, database };
    const { userId, passwordHash } = attempt;
    if (!userId) throw new Error("A session needs an accepted sign-in.");
    const user = await holdSignedInUser(database, { id: userId, password_hash: passwordHash });
    if (!user) throw new Problem("unauthorized", "Your access has just changed. Sign in again.");
    if (attempt.previousSessionId) await endSession(inside, attempt.previousSessionId);
    const id = await startSession(inside, { user_id: user.id, user_agent: attempt.userAgent });
    await recordAudit(
      { ...inside, actor: { kind: "user", id: user.id, name: user.email, role: null } },
      { action: "sign-in", object: { type: "user", id: user.id }, after: { email: user.email } },
    );
    return id;
  });
}
