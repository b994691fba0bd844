import type { DatabasePool } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";
import type { KnownIngestKey } from "#lib/services/find-ingest-key.ts";

const rememberedMilliseconds = 1000;
const mostRemembered = 10_000;
const largestId = 2 ** 31 - 1;
type Remembered = Map<number, { name: string; until: number }>;
const remembered = new WeakMap<DatabasePool, Remembered>();

/**
 * The name of the service that a path like `/api/42/envelope/` names, for a key that may post to it: its own, or any
 * where the key is organisation-wide; no promise where it is known here. Throws `forbidden` or `not-found`.
 */
export function findProject(
  pool: DatabasePool,
  key: KnownIngestKey,
  project: string,
  now: Date,
): string | Promise<string> {
  const id = Number(project);
  if (key.service) {
    if (key.service.id === id) return key.service.name;
    throw new Problem("forbidden", `This key belongs to service ${key.service.id}, not to ${id}.`);
  }
  return recallName(pool, id, now) ?? requireName(pool, id, now);
}

async function requireName(pool: DatabasePool, id: number, now: Date): Promise<string> {
  const name = id <= largestId ? await lookUp(pool, id, now) : null;
  if (name === null) throw new Problem("not-found", `There is no service with the number ${id}.`);
  return name;
}

/** A name never changes and a number is never given twice: what is known is answered at once, and looked up again for later. */
function recallName(pool: DatabasePool, id: number, now: Date): string | null {
  const found = remembered.get(pool)?.get(id);
  if (!found) return null;
  if (found.until <= now.getTime()) {
    found.until = now.getTime() + rememberedMilliseconds;
    // While the database is away, a service is known as it was.
    lookUp(pool, id, now).catch(() => {});
  }
  return found.name;
}

async function lookUp(pool: DatabasePool, id: number, now: Date): Promise<string | null> {
  const known: Remembered = remembered.get(pool) ?? new Map();
  remembered.set(pool, known);
  const row = await pool.service.findUnique({ where: { id }, select: { name: true } });
  if (known.size >= mostRemembered) known.clear();
  if (row) known.set(id, { name: row.name, until: now.getTime() + rememberedMilliseconds });
  else known.delete(id);
  return row?.name ?? null;
}
