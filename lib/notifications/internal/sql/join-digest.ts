import type { Database } from "#lib/platform/database.ts";

/** Remembers which threads a digest told of: its end is when all of them have ended. */
export async function joinDigest(
  database: Database,
  { channel_id, digest, threads }: { channel_id: string; digest: string; threads: string[] },
): Promise<void> {
  await database.$executeRaw`
    UPDATE notice_threads SET digest = ${digest}
    WHERE channel_id = ${channel_id}::uuid AND thread = ANY(${threads}::text[]) AND digest IS NULL`;
}
