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
 * where the key is organisation-wide. Throws `forbidden` or `not-found`.
 */
export async function findProject(
  pool: DatabasePool,
  key: KnownIngestKey,
  project: string,
  now: Date,
): Promise<string> {
  const id = Number(project);
  if (key.service) {
    if (key.service.id === id) return key.service.name;
    throw new Problem("forbidden", `This key belongs to service ${key.service.id}, not to ${id}.`);
  }
  const name = id <= largestId ? await findName(pool, id, now) : null;
  if (name === null) throw new Problem("not-found", `There is no service with the number ${id}.`);
  return name;
}

/** A name never changes and a number is never given twice: what is known is answered at once, and looked up again for later. */
async function findName(pool: DatabasePool, id: number, now: Date): Promise<string | null> {
  const known: Remembered = remembered.get(pool) ?? new Map();
  remembered.set(pool, known);
  const found = known.get(id);
  if (!found) return lookUp(pool, known, id, now);
  if (found.until <= now.getTime()) {
    found.until = now.getTime() + rememberedMilliseconds;
    // While the database is away, a service is known as it was.
    lookUp(pool, known, id, now).catch(() => {});
  }
  return found.name;
}

async function lookUp(
  pool: DatabasePool,
  known: Remembered,
  id: number,
  now: Date,
): Promise<string | null> {
  const row = await pool.service.findUnique({ where: { id }, select: { name: true } });
  if (known.size >= mostRemembered) known.clear();
  if (row) known.set(id, { name: row.name, until: now.getTime() + rememberedMilliseconds });
  else known.delete(id);
  return row?.name ?? null;
}
