import type { SettledRecord } from "#lib/issues/internal/grouped-record.ts";
import type { Fact } from "#lib/platform/facts.ts";

/** What the other domains hear of stored records: which codes came where. That an issue opened, the database sees. */
export function prepareFacts(records: SettledRecord[]): Fact[] {
  const places = new Map<string, { service_id: number; environment: string; codes: Set<string> }>();
  for (const { service_id, environment, counted_code } of records) {
    const key = `${service_id} ${environment}`;
    const place = places.get(key) ?? { service_id, environment, codes: new Set<string>() };
    places.set(key, place);
    place.codes.add(counted_code);
  }
  return [...places.values()].map(({ service_id, environment, codes }) => ({
    kind: "records-stored",
    service_id,
    payload: { environment, error_codes: [...codes] },
  }));
}
