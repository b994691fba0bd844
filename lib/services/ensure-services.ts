import type { Context } from "#lib/platform/context.ts";
import type { Database } from "#lib/platform/database.ts";
import { ServiceLimits, withoutLimits } from "#lib/services/schemas.ts";
import { prepareServiceKey } from "#lib/services/service-key.ts";

export type Place = { service: string; environment: string };
export type KnownService = { id: number; limits: ServiceLimits };

/** A service that was deleted or changed is known as it was for this long. */
const rememberedMilliseconds = 1000;
const mostRemembered = 10_000;
type Remembered = Map<string, KnownService & { until: number }>;
const remembered = new WeakMap<Database, Remembered>();

/**
 * The named services, by name. Services and environments not seen before are created: callers have checked that the
 * key may do so.
 */
export async function ensureServices(
  context: Context,
  places: Place[],
): Promise<Map<string, KnownService>> {
  const names = [...new Set(places.map((place) => place.service))].sort();
  const services = await findServices(context, names);
  const missing = names.filter((name) => !services.has(name));
  if (missing.length > 0) {
    await context.database.service.createMany({
      data: missing.map((name) => ({ name })),
      skipDuplicates: true,
    });
    for (const [name, service] of await findServices(context, missing)) services.set(name, service);
    await addMissingKeys(
      context,
      missing.flatMap((name) => services.get(name)?.id ?? []),
    );
  }
  await addMissingEnvironments(context, places, services);
  return services;
}

/** Those of the named services that exist, by name; known for a second. */
export async function findServices(
  { database }: Context,
  names: string[],
): Promise<Map<string, KnownService>> {
  const known: Remembered = remembered.get(database) ?? new Map();
  remembered.set(database, known);
  const now = Date.now();
  const asked = names.filter((name) => (known.get(name)?.until ?? 0) <= now);
  if (asked.length > 0) {
    if (known.size + asked.length > mostRemembered) known.clear();
    for (const name of asked) known.delete(name);
    const rows = await database.service.findMany({
      where: { name: { in: asked } },
      select: { id: true, name: true, limits: true },
    });
    for (const { id, name, limits } of rows) {
      const until = now + rememberedMilliseconds;
      known.set(name, { id, limits: ServiceLimits.catch(withoutLimits).parse(limits), until });
    }
  }
  return new Map(
    names.flatMap((name) => {
      const service = known.get(name);
      return service ? [[name, service] as const] : [];
    }),
  );
}

/** Environments that this process has seen in the database; ids are never given twice, so they stay true. */
const knownEnvironments = new Set<string>();

async function addMissingEnvironments(
  { database }: Context,
  places: Place[],
  services: Map<string, KnownService>,
): Promise<void> {
  const missing = new Map<string, { service_id: number; name: string }>();
  for (const { service, environment } of places) {
    const id = services.get(service)?.id;
    const key = `${id} ${environment}`;
    if (id === undefined || knownEnvironments.has(key)) continue;
    missing.set(key, { service_id: id, name: environment });
  }
  if (missing.size === 0) return;
  await database.environment.createMany({ data: [...missing.values()], skipDuplicates: true });
  if (knownEnvironments.size > mostRemembered) knownEnvironments.clear();
  for (const key of missing.keys()) knownEnvironments.add(key);
}

async function addMissingKeys({ database }: Context, ids: number[]): Promise<void> {
  const keyed = await database.ingestKey.findMany({
    where: { service_id: { in: ids }, sealed: { not: null } },
    select: { service_id: true },
  });
  const keyless = ids.filter((id) => !keyed.some(({ service_id }) => service_id === id));
  await database.ingestKey.createMany({ data: keyless.map(prepareServiceKey) });
}
