import { hashPassword } from "#lib/accounts/password.ts";
import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { ChangeOwnPassword } from "#lib/accounts/schemas.ts";
import { endSessionsOf } from "#lib/accounts/session.ts";
import { signInWithPassword } from "#lib/accounts/sign-in-with-password.ts";
import { requireUncommonPassword } from "#lib/accounts/uncommon-password.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";

/**
 * Changes the password of who is signed in and ends all their sessions, this one too. Throws `wrong-input` when the
 * current password is another, or became another meanwhile, or the new one is common; `too-many` after wrong ones;
 * `forbidden` for a token, which has no password.
 */
export async function changeOwnPassword(context: Context, input: ChangeOwnPassword): Promise<void> {
  const { actor } = context;
  requireAccess(actor, "read");
  if (actor.kind !== "user" || !actor.id) {
    throw new Problem("forbidden", "Only a signed-in person has a password to change.");
  }
  requireUncommonPassword(input.new_password, { field: "new_password", email: actor.name });
  const verified = await requireCurrentPassword(context, input.current_password);
  const id = actor.id;
  const password_hash = await hashPassword(input.new_password);
  await transact(context.database, async (database) => {
    const inside = { ...context, database };
    // An administrator may have reset the password or disabled the user while it was checked: that stays.
    const { count } = await database.user.updateMany({
      where: { id, password_hash: verified, disabled_at: null },
      data: { password_hash, password_changed_at: context.now() },
    });
    if (count === 0) throw notCurrent();
    await endSessionsOf(inside, id);
    await recordAudit(inside, {
      action: "change-own-password",
      object: { type: "user", id },
      after: { email: actor.name },
    });
  });
}

/** The hash checked against. Wrong tries count like those at sign-in: a stolen session must not become a way to guess. */
async function requireCurrentPassword(context: Context, password: string): Promise<string> {
  const session = `session of ${context.actor.id}`;
  try {
    const { passwordHash } = await signInWithPassword(context, {
      email: context.actor.name,
      password,
      address: session,
      device: session,
    });
    return passwordHash;
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== "unauthorized") throw error;
    throw notCurrent();
  }
}

function notCurrent(): Problem {
  const message = "This is not your current password.";
  return new Problem("wrong-input", message, { errors: [{ path: "current_password", message }] });
}
