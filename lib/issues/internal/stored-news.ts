import type { SettledRecord } from "#lib/issues/internal/grouped-record.ts";
import type { DatabasePool } from "#lib/platform/database.ts";
import { fitsNews, type News } from "#lib/platform/news.ts";

/** Of one service: how many came, where, and which issues they are of. */
type Place = { count: number; environments: Set<string>; issues: Set<string> };
type Sample = { service_id: number } & Record<string, string | number>;
type Gathered = { since: number; count: number; places: Map<number, Place>; samples: Sample[] };

const most = { places: 20, environments: 5, issues: 10, samples: 10, message: 160 };
const shortestSeconds = 0.25;
const gathered = new WeakMap<DatabasePool, Gathered>();

/** Adds stored records to what dashboards are told next: a storm is told by its counts and a few records of it. */
export function gatherNews(
  pool: DatabasePool,
  records: readonly SettledRecord[],
  unkept: ReadonlySet<SettledRecord>,
): void {
  const known = gathered.get(pool) ?? startGathering(0);
  gathered.set(pool, known);
  known.count += records.length;
  for (const record of records) {
    const place = placeOf(known, record.service_id);
    place.count += 1;
    if (place.environments.size < most.environments) place.environments.add(record.environment);
    // One more than is told says that there are more.
    if (place.issues.size <= most.issues) place.issues.add(record.settled.head_id);
    const isShown = known.samples.length < most.samples && !unkept.has(record);
    if (isShown) known.samples.push(toSample(record));
  }
}

function startGathering(since: number): Gathered {
  return { since, count: 0, places: new Map(), samples: [] };
}

function placeOf({ places }: Gathered, serviceId: number): Place {
  const known = places.get(serviceId);
  if (known) return known;
  const place = { count: 0, environments: new Set<string>(), issues: new Set<string>() };
  places.set(serviceId, place);
  return place;
}

/** What was gathered since the last time; empty where nothing was stored. */
export function takeNews(pool: DatabasePool): News[] {
  const known = gathered.get(pool);
  if (!known || known.count === 0) return [];
  const now = performance.now();
  gathered.set(pool, startGathering(now));
  return prepareStoredNews(known, now);
}

/** One piece of news that fits into a notification: what does not fit is left out, and `more` says so. */
export function prepareStoredNews(known: Gathered, now: number): News[] {
  const places = [...known.places].sort(([, one], [, other]) => other.count - one.count);
  const told = places.slice(0, most.places).map(([service_id, place]) => ({
    ...{ service_id, count: place.count, environments: [...place.environments] },
    issues: [...place.issues].slice(0, most.issues),
  }));
  const isCut = places.some(([, { issues }]) => issues.size > most.issues);
  const seconds = Math.max(shortestSeconds, (now - known.since) / 1000);
  const payload = {
    ...{ count: known.count, per_second: Math.ceil(known.count / seconds) },
    ...{ places: told, more: isCut || places.length > most.places },
  };
  for (let samples = known.samples.length; samples >= 0; samples -= 1) {
    const records = known.samples.slice(0, samples);
    const news = [{ kind: "records-stored", service_id: null, payload: { ...payload, records } }];
    if (fitsNews(news)) return news;
  }
  const bare = { ...payload, places: told.map((place) => ({ ...place, issues: [] })) };
  return [
    { kind: "records-stored", service_id: null, payload: { ...bare, more: true, records: [] } },
  ];
}

function toSample(record: SettledRecord): Sample {
  return {
    ...{ service_id: record.service_id, id: record.event_id, issue_id: record.settled.head_id },
    ...{ timestamp: record.timestamp.toISOString(), reference: record.reference },
    ...{ environment: record.environment, error_code: record.error_code, level: record.level },
    message: record.message.slice(0, most.message).toWellFormed(),
  };
}
