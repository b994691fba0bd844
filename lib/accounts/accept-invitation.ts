import { openInvitations, toInvitation } from "#lib/accounts/invitation.ts";
import { hashPassword } from "#lib/accounts/password.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { AcceptInvitation, Invitation } from "#lib/accounts/schemas.ts";
import { requireUncommonPassword } from "#lib/accounts/uncommon-password.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { isUniqueViolation } from "#lib/platform/database-failure.ts";
import { Problem } from "#lib/platform/errors.ts";
import { hashSecret } from "#lib/platform/secrets.ts";

const absence = "This invitation is not valid, or no longer. Ask for a new one.";

/** The invitation behind a link, for whoever has it. Throws `not-found` when it was used, revoked or has expired. */
export async function getInvitation(context: Context, token: string): Promise<Invitation> {
  const row = await context.database.invitation.findFirst({
    where: { token_hash: hashSecret(token), ...openInvitations(context.now()) },
  });
  if (!row) throw new Problem("not-found", absence);
  return toInvitation(row);
}

/**
 * Makes the invited person a user with the password they chose, once. Throws `not-found` like `getInvitation`,
 * `wrong-input` for a common password, `conflict` when there is a user with the address by now.
 */
export async function acceptInvitation(
  context: Context,
  input: AcceptInvitation,
): Promise<{ email: string }> {
  const { email } = await getInvitation(context, input.token);
  requireUncommonPassword(input.password, { field: "password", email });
  const password_hash = await hashPassword(input.password);
  try {
    await createInvitedUser(context, input, password_hash);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new Problem("conflict", "There is a user with your e-mail address already. Sign in.");
  }
  return { email };
}

function createInvitedUser(context: Context, input: AcceptInvitation, password_hash: string) {
  const now = context.now();
  const where = { token_hash: hashSecret(input.token), ...openInvitations(now) };
  return transact(context.database, async (database) => {
    const invitation = await database.invitation.findFirst({ where });
    // Of two who press at the same moment, one finds it used.
    const { count } = await database.invitation.updateMany({ where, data: { accepted_at: now } });
    if (!invitation || count === 0) throw new Problem("not-found", absence);
    const { email, role, created_by } = invitation;
    const user = await database.user.create({
      data: { email, role, name: input.name || null, password_hash, password_changed_at: now },
    });
    await recordAudit(
      { ...context, database, actor: { kind: "user", id: user.id, name: email, role: null } },
      {
        action: "accept-invitation",
        object: { type: "user", id: user.id },
        after: { email, name: user.name, role, invited_by: created_by },
      },
    );
  });
}
