import type { Context } from "#lib/platform/context.ts";
import { prepareServiceKey } from "#lib/services/service-key.ts";

export type Place = { service: string; environment: string };

/**
 * The ids of the named services, by name. Services and environments not seen before are created: callers have
 * checked that the key may do so.
 */
export async function ensureServices(
  context: Context,
  places: Place[],
): Promise<Map<string, number>> {
  const { database } = context;
  const names = [...new Set(places.map((place) => place.service))].sort();
  const ids = await findIds(context, names);
  const missing = names.filter((name) => !ids.has(name));
  if (missing.length > 0) {
    await database.service.createMany({
      data: missing.map((name) => ({ name })),
      skipDuplicates: true,
    });
    for (const [name, id] of await findIds(context, missing)) ids.set(name, id);
    await addMissingKeys(
      context,
      missing.flatMap((name) => ids.get(name) ?? []),
    );
  }
  await addMissingEnvironments(context, places, ids);
  return ids;
}

/** Environments that this process has seen in the database; ids are never given twice, so they stay true. */
const knownEnvironments = new Set<string>();
const mostKnown = 10_000;

async function addMissingEnvironments(
  { database }: Context,
  places: Place[],
  ids: Map<string, number>,
): Promise<void> {
  const missing = new Map<string, { service_id: number; name: string }>();
  for (const { service, environment } of places) {
    const service_id = ids.get(service);
    const key = `${service_id} ${environment}`;
    if (service_id === undefined || knownEnvironments.has(key)) continue;
    missing.set(key, { service_id, name: environment });
  }
  if (missing.size === 0) return;
  await database.environment.createMany({ data: [...missing.values()], skipDuplicates: true });
  if (knownEnvironments.size > mostKnown) knownEnvironments.clear();
  for (const key of missing.keys()) knownEnvironments.add(key);
}

async function findIds({ database }: Context, names: string[]): Promise<Map<string, number>> {
  const rows = await database.service.findMany({
    where: { name: { in: names } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [name, id]));
}

async function addMissingKeys({ database }: Context, ids: number[]): Promise<void> {
  const keyed = await database.ingestKey.findMany({
    where: { service_id: { in: ids }, sealed: { not: null } },
    select: { service_id: true },
  });
  const keyless = ids.filter((id) => !keyed.some(({ service_id }) => service_id === id));
  await database.ingestKey.createMany({ data: keyless.map(prepareServiceKey) });
}
