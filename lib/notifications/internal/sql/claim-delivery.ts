import { type Database, transact } from "#lib/platform/database.ts";

export type ClaimedDelivery = {
  id: string;
  tries: number;
  created_at: Date;
  message: unknown;
  channel_id: string;
  channel_type: string;
  channel_config: unknown;
  channel_sealed: string | null;
};

/** The delivery to try next, now leased to the caller; null when none is due. Senders take turns, so that no two pick one channel. */
export function claimDelivery(database: Database): Promise<ClaimedDelivery | null> {
  return transact(database, async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('claim-delivery'))`;
    const [claimed] = await leaseDelivery(transaction);
    return claimed ?? null;
  });
}

/**
 * Leases the delivery that is due longest, for 30 s, and counts the try before it is made, so that a crash counts too.
 * A channel with a try under way is passed over: one that hangs holds one sender, not all of them.
 */
function leaseDelivery(database: Database): Promise<ClaimedDelivery[]> {
  return database.$queryRaw<ClaimedDelivery[]>`
    UPDATE deliveries delivery
    SET tries = delivery.tries + 1, lease_until = clock_timestamp() + interval '30 seconds'
    FROM channels channel
    WHERE channel.id = delivery.channel_id AND delivery.id = (
      SELECT due.id FROM deliveries due
      WHERE due.state = 'pending' AND due.next_try_at <= clock_timestamp()
        AND (due.lease_until IS NULL OR due.lease_until < clock_timestamp())
        AND NOT EXISTS (
          SELECT FROM deliveries busy
          WHERE busy.channel_id = due.channel_id AND busy.state = 'pending'
            AND busy.lease_until > clock_timestamp())
      ORDER BY due.next_try_at, due.created_at
      LIMIT 1
      FOR UPDATE SKIP LOCKED)
    RETURNING delivery.id, delivery.tries, delivery.created_at, delivery.message,
      channel.id AS channel_id, channel.type AS channel_type, channel.config AS channel_config,
      channel.sealed AS channel_sealed`;
}
