import type { Database } from "#lib/platform/database.ts";

/** An agent that is not revoked, with the seconds since it last called; null where there is none of that name. */
export async function findAgent(
  database: Database,
  name: string,
): Promise<{ id: string; silent_seconds: number | null } | null> {
  const rows = await database.$queryRaw<{ id: string; silent_seconds: number | null }[]>`
    SELECT id, extract(epoch FROM clock_timestamp() - last_seen_at)::float8 AS silent_seconds
    FROM agents WHERE name = ${name} AND revoked_at IS NULL`;
  return rows[0] ?? null;
}
