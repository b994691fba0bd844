import type { Database } from "#lib/platform/database.ts";

export type ChannelRow = {
  id: string;
  name: string;
  type: string;
  config: unknown;
  created_at: Date;
  fault: string | null;
  fault_at: Date | null;
  disabled_at: Date | null;
  pending: number;
  state: string | null;
  title: string | null;
  tries: number | null;
  last_error: string | null;
  delivery_created_at: Date | null;
  delivered_at: Date | null;
};

/** Every channel by name, how much waits in it and how its newest delivery went. */
export function channelsWithLastDelivery(database: Database): Promise<ChannelRow[]> {
  return database.$queryRaw<ChannelRow[]>`
    SELECT channel.id, channel.name, channel.type, channel.config, channel.created_at,
      channel.fault, channel.fault_at, channel.disabled_at,
      (SELECT count(*)::int FROM deliveries
        WHERE channel_id = channel.id AND state = 'pending') AS pending,
      last.state, last.message->>'title' AS title, last.tries, last.last_error,
      last.created_at AS delivery_created_at, last.delivered_at
    FROM channels channel
    LEFT JOIN LATERAL (
      SELECT * FROM deliveries
      WHERE channel_id = channel.id AND state NOT IN ('folded', 'grouped') ORDER BY created_at DESC LIMIT 1
    ) last ON true
    ORDER BY channel.name`;
}
