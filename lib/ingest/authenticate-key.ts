import type { Database } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";
import type { HeaderReader } from "#lib/platform/http/door.ts";
import { findIngestKey, type KnownIngestKey } from "#lib/services/find-ingest-key.ts";

/** The key of a request: bearer, X-Ingest-Key, or `?key=` for clients that can only be given a URL. Throws `unauthorized`. */
export async function authenticateKey(
  database: Database,
  request: { headers: HeaderReader; url: URL },
  now: Date,
): Promise<KnownIngestKey> {
  const secret = readKey(request);
  if (!secret) {
    throw new Problem(
      "unauthorized",
      "Send an ingest key: as Authorization: Bearer <key>, as X-Ingest-Key, or as ?key=<key>.",
    );
  }
  const key = await findRecentKey(database, secret, now);
  if (!key) throw new Problem("unauthorized", "This ingest key is not known, or it was revoked.");
  return key;
}

/** A revoked key is refused within this time, on every process. */
const recentMilliseconds = 1000;
const mostRecent = 1000;
type Recent = Map<string, { key: KnownIngestKey; until: number }>;
const recentKeys = new WeakMap<Database, Recent>();

/** A storm of posts asks the database for its key once a second. Unknown keys are not remembered. */
async function findRecentKey(
  database: Database,
  secret: string,
  now: Date,
): Promise<KnownIngestKey | null> {
  const recent: Recent = recentKeys.get(database) ?? new Map();
  recentKeys.set(database, recent);
  const found = recent.get(secret);
  if (found && found.until > now.getTime()) return found.key;
  const key = await findIngestKey(database, secret, now);
  if (recent.size >= mostRecent) recent.clear();
  if (key) recent.set(secret, { key, until: now.getTime() + recentMilliseconds });
  else recent.delete(secret);
  return key;
}

function readKey({ headers, url }: { headers: HeaderReader; url: URL }): string | null {
  const bearer = /^Bearer\s+(\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  return bearer ?? headers.get("x-ingest-key") ?? url.searchParams.get("key");
}
