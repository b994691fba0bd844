import type { Database } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";
import { findIngestKey, type KnownIngestKey } from "#lib/services/find-ingest-key.ts";

/** The key of a request: bearer, X-Ingest-Key, or `?key=` for clients that can only be given a URL. Throws `unauthorized`. */
export async function authenticateKey(
  database: Database,
  request: { headers: Headers; url: URL },
  now: Date,
): Promise<KnownIngestKey> {
  const secret = readKey(request);
  if (!secret) {
    throw new Problem(
      "unauthorized",
      "Send an ingest key: as Authorization: Bearer <key>, as X-Ingest-Key, or as ?key=<key>.",
    );
  }
  const key = await findIngestKey(database, secret, now);
  if (!key) throw new Problem("unauthorized", "This ingest key is not known, or it was revoked.");
  return key;
}

function readKey({ headers, url }: { headers: Headers; url: URL }): string | null {
  const bearer = /^Bearer\s+(\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  return bearer ?? headers.get("x-ingest-key") ?? url.searchParams.get("key");
}
