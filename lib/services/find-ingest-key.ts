import type { Database } from "#lib/platform/database.ts";
import { hashSecret } from "#lib/platform/secrets.ts";

/** `service` is null for an organisation-wide key. */
export type KnownIngestKey = { id: string; service: { id: number; name: string } | null };

const touchEveryMilliseconds = 60_000;

/** The valid ingest key with that secret, or null. Notes its use at most once a minute. */
export async function findIngestKey(
  database: Database,
  secret: string,
  now: Date,
): Promise<KnownIngestKey | null> {
  const row = await database.ingestKey.findUnique({
    where: { key_hash: hashSecret(secret) },
    include: { service: { select: { id: true, name: true } } },
  });
  if (!row || row.revoked_at) return null;
  if (!row.last_used_at || now.getTime() - row.last_used_at.getTime() > touchEveryMilliseconds) {
    await database.ingestKey.updateMany({ where: { id: row.id }, data: { last_used_at: now } });
  }
  return { id: row.id, service: row.service };
}
