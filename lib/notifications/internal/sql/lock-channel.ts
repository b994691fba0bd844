import type { Database } from "#lib/platform/database.ts";

/** Lets one transaction at a time add to the messages of a channel, so that counting them means something. */
export async function lockChannel(database: Database, channel_id: string): Promise<void> {
  await database.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtext('tell-channel'), hashtext(${channel_id}))`;
}
