import type { Database, JsonValue } from "#lib/platform/database.ts";

export type NewDelivery = {
  channel_id: string;
  dedup_key: string;
  kind: string;
  thread: string | null;
  phase: string;
  service_id: number | null;
  incident_id: string | null;
  run_id: string | null;
  message: JsonValue;
  state: "pending" | "folded" | "grouped";
  /** Until the first try. */
  wait_seconds: number;
};

/** Adds a delivery unless its channel holds the dedup key already; answers whether it was new. */
export async function insertDelivery(database: Database, delivery: NewDelivery): Promise<boolean> {
  const { channel_id, dedup_key, kind, thread, phase, state } = delivery;
  const { service_id, incident_id, run_id } = delivery;
  const added = await database.$executeRaw`
    INSERT INTO deliveries (channel_id, dedup_key, kind, thread, phase, service_id, incident_id,
      run_id, message, state, created_at, next_try_at)
    VALUES (${channel_id}::uuid, ${dedup_key}, ${kind}, ${thread}, ${phase}, ${service_id}::int,
      ${incident_id}::uuid, ${run_id}::uuid, ${JSON.stringify(delivery.message)}::jsonb, ${state},
      clock_timestamp(), clock_timestamp() + make_interval(secs => ${delivery.wait_seconds}::float8))
    ON CONFLICT (channel_id, dedup_key) DO NOTHING`;
  return added === 1;
}
