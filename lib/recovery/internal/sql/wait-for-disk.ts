import type { Database } from "#lib/platform/database.ts";

/** Lets the open transaction's commit wait for the disk, and for a standby that is waited for, however the server is set. */
export async function waitForDisk(transaction: Database): Promise<void> {
  await transaction.$executeRaw`
    SELECT set_config('synchronous_commit', 'on', true)
    WHERE current_setting('synchronous_commit') IN ('off', 'local')`;
}
