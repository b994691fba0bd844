import { lockAdministrators } from "#lib/accounts/internal/sql/lock-administrators.ts";
import { revokeInvitationsOf } from "#lib/accounts/manage-invitations.ts";
import { hashPassword } from "#lib/accounts/password.ts";
import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { ChangeUser, User } from "#lib/accounts/schemas.ts";
import { endSessionsOf } from "#lib/accounts/session.ts";
import { requireUncommonPassword } from "#lib/accounts/uncommon-password.ts";
import { requireUser, toUser } from "#lib/accounts/user.ts";
import type { Context } from "#lib/platform/context.ts";
import { type Database, transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";

/**
 * Changes name, role, password or access of a user. A new role or password, and disabling, end the user's sessions; who is
 * administrator no longer also loses the open invitations that they made.
 * Throws `conflict` when no enabled administrator would be left.
 */
export async function changeUser(
  context: Context,
  input: { id: string | undefined; change: ChangeUser },
): Promise<User> {
  requireAccess(context.actor, "admin");
  const { change } = input;
  const password_hash = change.password ? await hashPassword(change.password) : null;
  return transact(context.database, async (database) => {
    const inside = { ...context, database };
    const administrators = await lockAdministrators(database);
    const before = toUser(await requireUser(database, input.id));
    if (change.password) {
      requireUncommonPassword(change.password, { field: "password", email: before.email });
    }
    if (dropsAdministrator(change)) requireAnother(administrators, before);
    await database.user.update({
      where: { id: before.id },
      data: columnsOf(change, password_hash, before, context.now()),
    });
    if (endsSessions(change, before)) await endSessionsOf(inside, before.id);
    if (dropsAdministrator(change)) await revokeInvitationsOf(inside, before.email);
    return recordChange(inside, database, before, change);
  });
}

function dropsAdministrator(change: ChangeUser): boolean {
  return change.disabled === true || (change.role !== undefined && change.role !== "admin");
}

function requireAnother(administrators: string[], user: User): void {
  if (administrators.some((id) => id !== user.id) || !administrators.includes(user.id)) return;
  throw new Problem(
    "conflict",
    `${user.email} is the last enabled administrator. Make someone else administrator first.`,
  );
}

function endsSessions(change: ChangeUser, before: User): boolean {
  const newRole = change.role !== undefined && change.role !== before.role;
  return newRole || change.password !== undefined || change.disabled === true;
}

function columnsOf(change: ChangeUser, passwordHash: string | null, before: User, now: Date) {
  const { name, role, disabled } = change;
  return {
    ...(name === undefined ? {} : { name: name || null }),
    ...(role ? { role } : {}),
    ...(passwordHash ? { password_hash: passwordHash, password_changed_at: now } : {}),
    ...(disabled === undefined || disabled === before.disabled
      ? {}
      : { disabled_at: disabled ? now : null }),
  };
}

/** Audits what is different now; of a password only that it is. */
async function recordChange(
  context: Context,
  database: Database,
  before: User,
  change: ChangeUser,
): Promise<User> {
  const after = toUser(await requireUser(database, before.id));
  const audited = ({ name, role, disabled }: User) => ({ name, role, disabled });
  await recordAudit(context, {
    action: "change-user",
    object: { type: "user", id: before.id },
    before: { email: before.email, ...audited(before) },
    after: {
      email: after.email,
      ...audited(after),
      ...(change.password ? { password: "changed" } : {}),
    },
  });
  return after;
}
