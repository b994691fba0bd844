import { cut } from "#lib/grouping/cut.ts";
import type { IssueSighting } from "#lib/issues/internal/sql/upsert-issues.ts";
import type { NewRecord } from "#lib/issues/new-record.ts";

const longestTitle = 200;

type GroupedRecord = NewRecord & { fingerprint_key: string; why: string };

/** Adds up records to one sighting per issue; the latest record gives it its words. */
export function prepareSightings(records: GroupedRecord[]): IssueSighting[] {
  const sightings = new Map<string, IssueSighting>();
  for (const record of records) {
    const key = `${record.service_id} ${record.fingerprint_key}`;
    const earlier = sightings.get(key);
    sightings.set(key, earlier ? merge(earlier, toSighting(record)) : toSighting(record));
  }
  return [...sightings.values()];
}

function toSighting(record: GroupedRecord): IssueSighting {
  const time = record.timestamp.toISOString();
  return {
    service_id: record.service_id,
    fingerprint: record.fingerprint_key,
    why: record.why,
    error_code: record.error_code,
    title: titleOf(record),
    level: record.level,
    environment: record.environment,
    environments: [record.environment],
    count: 1,
    first_seen: time,
    last_seen: time,
  };
}

/** The first line that says something; a record without a message is called by its code. */
function titleOf({ message, error_code }: GroupedRecord): string {
  const line = message.split("\n").find((text) => text.trim() !== "") ?? error_code;
  return cut(line.trim(), longestTitle);
}

function merge(one: IssueSighting, other: IssueSighting): IssueSighting {
  const latest = other.last_seen >= one.last_seen ? other : one;
  return {
    ...latest,
    environments: [...new Set([...one.environments, ...other.environments])].sort(),
    count: one.count + other.count,
    first_seen: one.first_seen < other.first_seen ? one.first_seen : other.first_seen,
  };
}
