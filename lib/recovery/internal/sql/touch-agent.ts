import type { Database } from "#lib/platform/database.ts";

/** Notes that an agent called, and with its polls what its host allows and how often it refused a job. */
export async function touchAgent(
  database: Database,
  agent_id: string,
  said: { commands: string[]; refused: number } | null,
): Promise<void> {
  await database.$executeRaw`
    UPDATE agents SET
      last_seen_at = clock_timestamp(),
      commands = coalesce(${said?.commands ?? null}::text[], commands),
      refused = coalesce(${said?.refused ?? null}::int, refused)
    WHERE id = ${agent_id}::uuid`;
}
