import type { Database } from "#lib/platform/database.ts";

/**
 * Who is this user, if still enabled and with this password hash (null: any)? Held until the transaction ends, so that
 * disabling or a new password either comes first and is seen here, or waits and then finds the session to end.
 */
export async function holdSignedInUser(
  database: Database,
  user: { id: string; password_hash: string | null },
): Promise<{ id: string; email: string } | null> {
  const rows = await database.$queryRaw<{ id: string; email: string }[]>`
    SELECT id::text, email FROM users
    WHERE id = ${user.id}::uuid AND disabled_at IS NULL
      AND (${user.password_hash}::text IS NULL OR password_hash = ${user.password_hash})
    FOR SHARE`;
  return rows[0] ?? null;
}
