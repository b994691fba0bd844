import { Role, type User } from "#lib/accounts/schemas.ts";
import type { Database } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";
import { requireUuid } from "#lib/platform/http/parse-id.ts";

/** What of a user is answered and audited needs, besides the row, only the latest session. */
export const withLatestSession = {
  sessions: { orderBy: { last_seen_at: "desc" }, take: 1, select: { last_seen_at: true } },
} as const;

type UserRow = {
  id: string;
  email: string;
  name: string | null;
  role: string;
  password_hash: string | null;
  disabled_at: Date | null;
  created_at: Date;
  sessions: { last_seen_at: Date }[];
};

/** A user as the API answers it: without the hash. */
export function toUser(row: UserRow): User {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: Role.parse(row.role),
    signs_in_with: row.password_hash ? "password" : "openid",
    disabled: row.disabled_at !== null,
    created_at: row.created_at.toISOString(),
    last_seen_at: row.sessions[0]?.last_seen_at.toISOString() ?? null,
  };
}

/** The user with this id; throws `not-found`. */
export async function requireUser(database: Database, id: string | undefined): Promise<UserRow> {
  const absence = "There is no such user.";
  const row = await database.user.findUnique({
    where: { id: requireUuid(id, absence) },
    include: withLatestSession,
  });
  if (!row) throw new Problem("not-found", absence);
  return row;
}
