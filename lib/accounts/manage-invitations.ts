import { lockInvited } from "#lib/accounts/internal/sql/lock-invited.ts";
import { invitationDays, openInvitations, toInvitation } from "#lib/accounts/invitation.ts";
import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { CreateInvitation, Invitation } from "#lib/accounts/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";
import { type List, wholeList } from "#lib/platform/http/list.ts";
import { requireUuid } from "#lib/platform/http/parse-id.ts";
import { generateSecret, hashSecret } from "#lib/platform/secrets.ts";

const absence = "There is no such open invitation.";

/** The invitations that can still be accepted, newest first. */
export async function listInvitations(context: Context): Promise<List<Invitation>> {
  requireAccess(context.actor, "admin");
  const rows = await context.database.invitation.findMany({
    where: openInvitations(context.now()),
    orderBy: { created_at: "desc" },
  });
  return wholeList(rows.map(toInvitation));
}

/**
 * Invites a person; the token is in this answer and nowhere else, and ends an earlier invitation of the same address.
 * Throws `conflict` when there is a user with it already.
 */
export async function createInvitation(
  context: Context,
  input: CreateInvitation,
): Promise<{ invitation: Invitation; token: string }> {
  requireAccess(context.actor, "admin");
  const { email, role } = input;
  const token = generateSecret("pmi");
  const now = context.now();
  const expires_at = new Date(now.getTime() + invitationDays * 86_400_000);
  return transact(context.database, async (database) => {
    await lockInvited(database, email);
    if (await database.user.findUnique({ where: { email } })) {
      throw new Problem("conflict", `There is a user with the e-mail address ${email} already.`);
    }
    await database.invitation.updateMany({
      where: { email, ...openInvitations(now) },
      data: { revoked_at: now },
    });
    const row = await database.invitation.create({
      data: {
        ...{ email, role, expires_at, created_at: now },
        token_hash: hashSecret(token),
        created_by: context.actor.name,
      },
    });
    await recordAudit(
      { ...context, database },
      {
        action: "invite-user",
        object: { type: "invitation", id: row.id },
        after: { email, role, expires_at: expires_at.toISOString() },
      },
    );
    return { invitation: toInvitation(row), token };
  });
}

/** Ends an invitation, whose link then leads nowhere. Throws `not-found`. */
export async function revokeInvitation(context: Context, id: string): Promise<void> {
  requireAccess(context.actor, "admin");
  await transact(context.database, async (database) => {
    const where = { id: requireUuid(id, absence), ...openInvitations(context.now()) };
    const row = await database.invitation.findFirst({ where });
    if (!row) throw new Problem("not-found", absence);
    await revoke({ ...context, database }, row);
  });
}

/** Ends what a person has invited, who could otherwise come back by a link of their own. */
export async function revokeInvitationsOf(context: Context, created_by: string): Promise<void> {
  const where = { created_by, ...openInvitations(context.now()) };
  const rows = await context.database.invitation.findMany({ where });
  for (const row of rows) await revoke(context, row);
}

async function revoke(
  context: Context,
  { id, email, role }: { id: string; email: string; role: string },
): Promise<void> {
  const data = { revoked_at: context.now() };
  await context.database.invitation.update({ where: { id }, data });
  await recordAudit(context, {
    action: "revoke-invitation",
    object: { type: "invitation", id },
    before: { email, role },
  });
}
