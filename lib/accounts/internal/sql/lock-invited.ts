import type { Database } from "#lib/platform/database.ts";

/** Whoever invites this address waits for whoever does already, until the transaction ends. */
export async function lockInvited(database: Database, email: string): Promise<void> {
  await database.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('invite'), hashtext(${email}))`;
}
