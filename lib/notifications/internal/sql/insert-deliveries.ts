import type { Database, JsonValue } from "#lib/platform/database.ts";

export type NewDelivery = {
  dedup_key: string;
  kind: string;
  service_id: number | null;
  incident_id: string | null;
  run_id: string | null;
  message: JsonValue;
};

/** Adds one delivery for each channel, leaving out those that hold its dedup key already; answers how many were new. */
export function insertDeliveries(
  database: Database,
  channelIds: string[],
  delivery: NewDelivery,
): Promise<number> {
  return database.$executeRaw`
    INSERT INTO deliveries (channel_id, dedup_key, kind, service_id, incident_id, run_id, message)
    SELECT channel_id, ${delivery.dedup_key}, ${delivery.kind}, ${delivery.service_id}::int,
      ${delivery.incident_id}::uuid, ${delivery.run_id}::uuid, ${JSON.stringify(delivery.message)}::jsonb
    FROM unnest(${channelIds}::uuid[]) AS channel_id
    ON CONFLICT (channel_id, dedup_key) DO NOTHING`;
}
