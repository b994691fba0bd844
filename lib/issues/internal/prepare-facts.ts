import type { SettledRecord } from "#lib/issues/internal/grouped-record.ts";
import type { Fact } from "#lib/platform/facts.ts";

/**
 * What the other domains hear of stored records: where they came from, in one fact for all of them, since many batches a
 * second come from the same few places. That an issue opened, the database sees.
 */
export function prepareFacts(records: SettledRecord[]): Fact[] {
  const services = new Map<number, Set<string>>();
  for (const { service_id, environment } of records) {
    const environments = services.get(service_id);
    if (environments) environments.add(environment);
    else services.set(service_id, new Set([environment]));
  }
  // In one order, so that facts of the same places are alike.
  const places = [...services]
    .sort(([one], [other]) => one - other)
    .flatMap(([service_id, environments]) =>
      [...environments].sort().map((environment) => ({ service_id, environment })),
    );
  return [{ kind: "records-stored", service_id: null, payload: { places } }];
}
