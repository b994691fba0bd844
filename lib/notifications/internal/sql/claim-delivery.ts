import { type Database, transact } from "#lib/platform/database.ts";

export type ClaimedDelivery = {
  id: string;
  tries: number;
  created_at: Date;
  dedup_key: string;
  phase: string;
  service_id: number | null;
  message: unknown;
  channel_id: string;
  channel_name: string;
  channel_type: string;
  channel_config: unknown;
  channel_sealed: string | null;
};

/**
 * The delivery to try next, now leased to the caller; null when none is due. Senders take turns, so that no two pick
 * one channel. `steadyOnly` passes over channels whose last try failed.
 */
export function claimDelivery(
  database: Database,
  { steadyOnly }: { steadyOnly: boolean },
): Promise<ClaimedDelivery | null> {
  return transact(database, async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('claim-delivery'))`;
    const [claimed] = await leaseDelivery(transaction, steadyOnly);
    return claimed ?? null;
  });
}

/**
 * Leases the delivery that is due longest, for 30 s, and counts the try before it is made, so that a crash counts too.
 * A channel with a try under way is passed over: one that hangs holds one sender, not all of them. What one thread has
 * to say leaves in order.
 */
function leaseDelivery(database: Database, steadyOnly: boolean): Promise<ClaimedDelivery[]> {
  return database.$queryRaw<ClaimedDelivery[]>`
    UPDATE deliveries delivery
    SET tries = delivery.tries + 1, lease_until = clock_timestamp() + interval '30 seconds'
    FROM channels channel
    WHERE channel.id = delivery.channel_id AND delivery.id = (
      SELECT due.id FROM deliveries due
      JOIN channels steady ON steady.id = due.channel_id
      WHERE due.state = 'pending' AND due.next_try_at <= clock_timestamp()
        AND (due.lease_until IS NULL OR due.lease_until < clock_timestamp())
        AND (steady.fault IS NULL OR NOT ${steadyOnly}::boolean)
        AND NOT EXISTS (
          SELECT FROM deliveries busy
          WHERE busy.channel_id = due.channel_id AND busy.lease_until > clock_timestamp())
        AND NOT EXISTS (
          SELECT FROM deliveries earlier
          WHERE earlier.channel_id = due.channel_id AND earlier.thread = due.thread
            AND earlier.state = 'pending' AND earlier.created_at < due.created_at)
      ORDER BY due.next_try_at, due.created_at
      LIMIT 1
      FOR UPDATE OF due SKIP LOCKED)
    RETURNING delivery.id, delivery.tries, delivery.created_at, delivery.message,
      delivery.dedup_key, delivery.phase, delivery.service_id,
      channel.id AS channel_id, channel.name AS channel_name, channel.type AS channel_type,
      channel.config AS channel_config, channel.sealed AS channel_sealed`;
}
