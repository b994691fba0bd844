import { requireAccess } from "#lib/accounts/permissions.ts";
import {
  type ChannelRow,
  channelsWithLastDelivery,
} from "#lib/notifications/internal/sql/channels-with-last-delivery.ts";
import { type Channel, ChannelRoute, DeliveryState } from "#lib/notifications/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";
import { type List, wholeList } from "#lib/platform/http/list.ts";

/** The channels by name, without their secrets. */
export async function listChannels(context: Context): Promise<List<Channel>> {
  requireAccess(context.actor, "admin");
  const rows = await channelsWithLastDelivery(context.database);
  return wholeList(rows.map(toChannel));
}

/** One channel; throws `not-found`. */
export async function getChannel(context: Context, id: string): Promise<Channel> {
  const { data } = await listChannels(context);
  const channel = data.find((candidate) => candidate.id === id);
  if (channel) return channel;
  throw new Problem("not-found", "There is no such channel.");
}

function toChannel(row: ChannelRow): Channel {
  const { type, config } = ChannelRoute.parse(row);
  return {
    id: row.id,
    name: row.name,
    type,
    config,
    created_at: row.created_at.toISOString(),
    fault: row.fault === null ? null : { reason: row.fault, at: toText(row.fault_at) ?? "" },
    disabled_at: toText(row.disabled_at),
    pending: row.pending,
    last_delivery: row.delivery_created_at && {
      state: DeliveryState.parse(row.state),
      title: row.title ?? "",
      tries: row.tries ?? 0,
      error: row.last_error,
      created_at: row.delivery_created_at.toISOString(),
      delivered_at: toText(row.delivered_at),
    },
  };
}

function toText(time: Date | null): string | null {
  return time?.toISOString() ?? null;
}
