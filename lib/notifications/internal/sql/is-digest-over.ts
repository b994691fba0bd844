import type { Database } from "#lib/platform/database.ts";

/** Whether a digest's incidents have all ended. */
export async function isDigestOver(
  database: Database,
  { channel_id, digest }: { channel_id: string; digest: string },
): Promise<boolean> {
  const [found] = await database.$queryRaw<{ over: boolean }[]>`
    SELECT NOT EXISTS (
      SELECT FROM notice_threads
      WHERE channel_id = ${channel_id}::uuid AND digest = ${digest} AND closed_at IS NULL) AS over`;
  return found?.over ?? false;
}
