import { requireAccess } from "#lib/accounts/permissions.ts";
import {
  type DeliveryRow,
  recentDeliveries,
} from "#lib/notifications/internal/sql/recent-deliveries.ts";
import { Phase } from "#lib/notifications/notice-schemas.ts";
import { requireChannel } from "#lib/notifications/require-channel.ts";
import { type Delivery, DeliveryState } from "#lib/notifications/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { type List, wholeList } from "#lib/platform/http/list.ts";

/** The last messages of a channel, newest first, without those that were folded into others; throws `not-found`. */
export async function listDeliveries(
  context: Context,
  idOrName: string,
  { limit }: { limit: number },
): Promise<List<Delivery>> {
  requireAccess(context.actor, "admin");
  const { id: channel_id } = await requireChannel(context, idOrName);
  const rows = await recentDeliveries(context.database, { channel_id, limit });
  return wholeList(rows.map(toDelivery));
}

function toDelivery(row: DeliveryRow): Delivery {
  const { id, kind, tries, title } = row;
  const state = DeliveryState.parse(row.state);
  return {
    ...{ id, kind, tries, state },
    title: title ?? "",
    phase: Phase.parse(row.phase),
    error: row.last_error,
    created_at: row.created_at.toISOString(),
    next_try_at: state === "pending" ? row.next_try_at.toISOString() : null,
    delivered_at: row.delivered_at?.toISOString() ?? null,
  };
}
