import { hashPassword } from "#lib/accounts/password.ts";
import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { CreateUser, User } from "#lib/accounts/schemas.ts";
import { requireUncommonPassword } from "#lib/accounts/uncommon-password.ts";
import { toUser } from "#lib/accounts/user.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { isUniqueViolation } from "#lib/platform/database-failure.ts";
import { Problem } from "#lib/platform/errors.ts";

/** Creates a user who signs in with a password. Throws `conflict` when the e-mail address is a user's already. */
export async function createUser(context: Context, input: CreateUser): Promise<User> {
  requireAccess(context.actor, "admin");
  const { email, name, role, password } = input;
  requireUncommonPassword(password, { field: "password", email });
  const password_hash = await hashPassword(password);
  try {
    return await transact(context.database, async (database) => {
      const now = context.now();
      const row = await database.user.create({
        data: { email, name: name || null, role, password_hash, password_changed_at: now },
      });
      await recordAudit(
        { ...context, database },
        {
          action: "create-user",
          object: { type: "user", id: row.id },
          after: { email, name: row.name, role },
        },
      );
      return toUser({ ...row, sessions: [] });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new Problem("conflict", `There is a user with the e-mail address ${email} already.`);
  }
}
