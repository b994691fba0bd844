import type { SettledRecord } from "#lib/issues/internal/grouped-record.ts";
import type { Fact } from "#lib/platform/facts.ts";

/**
 * What the other domains hear of stored records: where they came from, in one fact for all of them, since many batches a
 * second come from the same few places. That an issue opened, the database sees.
 */
export function prepareFacts(records: SettledRecord[]): Fact[] {
  const places = new Map<string, { service_id: number; environment: string }>();
  for (const { service_id, environment } of records) {
    places.set(`${service_id} ${environment}`, { service_id, environment });
  }
  const sorted = [...places.entries()].sort(([one], [other]) => (one < other ? -1 : 1));
  return [
    {
      kind: "records-stored",
      service_id: null,
      payload: { places: sorted.map(([, place]) => place) },
    },
  ];
}
