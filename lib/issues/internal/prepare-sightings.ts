import { stripVTControlCharacters } from "node:util";
import { cut } from "#lib/grouping/cut.ts";
import { wordsOf } from "#lib/grouping/message-words.ts";
import type { GroupedRecord, SettledRecord } from "#lib/issues/internal/grouped-record.ts";
import type { IssueSighting } from "#lib/issues/internal/sql/insert-empty-issues.ts";
import type { SightingRow } from "#lib/issues/internal/sql/store-batch.ts";

const longestTitle = 200;

/** Adds up records to one sighting per issue that counts; the latest record gives it its words. */
export function prepareSightings(records: SettledRecord[]): SightingRow[] {
  const sightings = new Map<string, { row: SightingRow; latest: SettledRecord }>();
  for (const record of records) {
    const { head_id, head_fingerprint: fingerprint } = record.settled;
    const known = sightings.get(head_id);
    if (known) {
      addTo(known.row, record);
      if (record.timestamp >= known.latest.timestamp) known.latest = record;
    } else {
      const row = { ...describe(record), fingerprint, issue_id: head_id };
      sightings.set(head_id, { row, latest: record });
    }
  }
  return [...sightings.values()].map(({ row, latest }) => ({ ...row, ...titled(latest) }));
}

/** One record as the whole sighting of an issue. */
export function toSighting(record: GroupedRecord, fingerprint: string, why: string): IssueSighting {
  return { ...describe(record), fingerprint, why, related: record.grouping.coarse() };
}

function describe(record: GroupedRecord) {
  return {
    service_id: record.service_id,
    ...titled(record),
    environments: [record.environment],
    count: 1,
    first_seen: record.timestamp,
    received_at: record.received_at ?? null,
  };
}

/** What an issue is called after its latest record. */
function titled(record: GroupedRecord) {
  const { error_code, level, environment, timestamp: last_seen } = record;
  return { error_code, title: titleOf(record), level: level as string, environment, last_seen };
}

/** The first line that says something, without a terminal's colours; a record without a message is called by its code. */
function titleOf({ message, error_code }: GroupedRecord): string {
  const lines = stripVTControlCharacters(wordsOf(message)).split("\n", 20);
  const line = lines.find((text) => text.trim() !== "") ?? error_code;
  return cut(line.trim(), longestTitle);
}

function addTo(sighting: SightingRow, record: GroupedRecord): void {
  sighting.count += 1;
  if (!sighting.environments.includes(record.environment)) {
    sighting.environments = [...sighting.environments, record.environment].sort();
  }
  if (record.timestamp < sighting.first_seen) sighting.first_seen = record.timestamp;
  const received = record.received_at ?? null;
  if (sighting.received_at === null || received === null) sighting.received_at = null;
  else if (received > sighting.received_at) sighting.received_at = received;
}
