import type { Database } from "#lib/platform/database.ts";

/** Which enabled administrators are there, held until the transaction ends so that two changes cannot both take the last? */
export async function lockAdministrators(database: Database): Promise<string[]> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM users
    WHERE role = 'admin' AND disabled_at IS NULL
    ORDER BY id
    FOR UPDATE`;
  return rows.map(({ id }) => id);
}
