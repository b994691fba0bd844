import type { Database } from "#lib/platform/database.ts";
import { isDatabaseAway } from "#lib/platform/database-failure.ts";
import { Problem } from "#lib/platform/errors.ts";
import type { HeaderReader } from "#lib/platform/http/door.ts";
import { findIngestKey, type KnownIngestKey } from "#lib/services/find-ingest-key.ts";

/**
 * The key of a request: bearer, X-Ingest-Key, or `?key=` for clients that can only be given a URL; no promise where it is
 * known here. Throws `unauthorized`.
 */
export function authenticateKey(
  database: Database,
  request: { headers: HeaderReader; url: URL },
  now: Date,
): KnownIngestKey | Promise<KnownIngestKey> {
  const secret = readKey(request);
  if (!secret) {
    throw new Problem(
      "unauthorized",
      "Send an ingest key: as Authorization: Bearer <key>, as X-Ingest-Key, or as ?key=<key>.",
    );
  }
  return requireKey(database, secret, now);
}

/**
 * The valid key with that secret, no promise where it is known here; throws `unauthorized`, or what the database threw where
 * it is not.
 */
export function requireKey(
  database: Database,
  secret: string,
  now: Date,
): KnownIngestKey | Promise<KnownIngestKey> {
  return recentKey(database, secret, now) ?? requireKnownKey(database, secret, now);
}

async function requireKnownKey(
  database: Database,
  secret: string,
  now: Date,
): Promise<KnownIngestKey> {
  const key = await askForKey(database, secret, now);
  if (!key) throw new Problem("unauthorized", "This ingest key is not known, or it was revoked.");
  return key;
}

/** A revoked key is refused within this time, on every process; while the database is away, it lives on. */
const recentMilliseconds = 1000;
const mostRecent = 10_000;
type Asked = {
  key: KnownIngestKey | null;
  until: number;
  asking: Promise<void> | null;
  /** When the question under way was asked. */
  askedAt: number;
};
const asked = new WeakMap<Database, Map<string, Asked>>();

/** A storm of posts asks the database for its key once a second. */
function recentKey(database: Database, secret: string, now: Date): KnownIngestKey | null {
  const known = asked.get(database)?.get(secret);
  return known && known.until > now.getTime() ? known.key : null;
}

/** Unknown keys are not kept. */
async function askForKey(
  database: Database,
  secret: string,
  now: Date,
): Promise<KnownIngestKey | null> {
  const keys = asked.get(database) ?? new Map<string, Asked>();
  asked.set(database, keys);
  const known = keys.get(secret);
  if (keys.size >= mostRecent) keys.clear();
  const entry: Asked = known ?? { key: null, until: 0, asking: null, askedAt: 0 };
  await refresh(database, secret, now, entry);
  if (entry.key) keys.set(secret, entry);
  else keys.delete(secret);
  return entry.key;
}

/** Asks, or waits with those who have asked; a key that was valid stays so where no answer comes in time. */
async function refresh(database: Database, secret: string, now: Date, entry: Asked): Promise<void> {
  if (!entry.asking) {
    entry.askedAt = now.getTime();
    entry.asking = ask(database, secret, now, entry).finally(() => {
      entry.asking = null;
    });
  }
  const patience = entry.key ? impatientMilliseconds : patientMilliseconds;
  try {
    await withinPatience(entry.asking, entry.askedAt + patience - now.getTime());
  } catch (error) {
    if (!entry.key || !isDatabaseAway(error)) throw error;
  }
}

async function ask(database: Database, secret: string, now: Date, entry: Asked): Promise<void> {
  entry.key = await findIngestKey(database, secret, now);
  entry.until = now.getTime() + recentMilliseconds;
}

/** A database that hangs is as good as away: a sender with a key that was valid does not wait for it. */
const impatientMilliseconds = 500;
const patientMilliseconds = 5000;

async function withinPatience(asking: Promise<void>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  asking.catch(() => {});
  if (milliseconds <= 0) throw new Error("timeout exceeded when looking up a key");
  const impatience = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error("timeout exceeded when looking up a key")),
      milliseconds,
    );
  });
  await Promise.race([asking, impatience]).finally(() => clearTimeout(timer));
}

/** What was sent as a key, known or not. */
export function readKey(request: { headers: HeaderReader; url: URL }): string | null {
  const { headers } = request;
  const bearer = /^Bearer\s+(\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  return bearer ?? headers.get("x-ingest-key") ?? request.url.searchParams.get("key");
}
