import type { Database } from "#lib/platform/database.ts";

export type DeliveryRow = {
  id: string;
  kind: string;
  phase: string;
  title: string | null;
  state: string;
  tries: number;
  last_error: string | null;
  created_at: Date;
  next_try_at: Date;
  delivered_at: Date | null;
};

/** What a channel was given last, newest first, without what was folded into other messages. */
export function recentDeliveries(
  database: Database,
  { channel_id, limit }: { channel_id: string; limit: number },
): Promise<DeliveryRow[]> {
  return database.$queryRaw<DeliveryRow[]>`
    SELECT id, kind, phase, message->>'title' AS title, state, tries, last_error, created_at,
      next_try_at, delivered_at
    FROM deliveries
    WHERE channel_id = ${channel_id}::uuid AND state NOT IN ('folded', 'grouped')
    ORDER BY created_at DESC LIMIT ${limit}::int`;
}
