import { insertDeliveries } from "#lib/notifications/internal/sql/insert-deliveries.ts";
import { Notice } from "#lib/notifications/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { factsChannel } from "#lib/platform/facts.ts";

export type NewNotice = Notice & {
  /** Names of channels. */
  channels: string[];
  /** The same key reaches the same channel once, ever. */
  dedup_key: string;
  service_id: number | null;
};

/**
 * Puts a notice into the outbox of its channels, in the open transaction; answers how many deliveries were added.
 * Fails open: where a named channel does not exist, or none is named, every channel is told.
 */
export async function notify(context: Context, notice: NewNotice): Promise<number> {
  const { database } = context;
  const ids = await chooseChannels(context, notice);
  if (ids.length === 0) return 0;
  const added = await insertDeliveries(database, ids, { ...notice, message: Notice.parse(notice) });
  if (added > 0) await database.$executeRaw`SELECT pg_notify(${factsChannel}, '')`;
  return added;
}

async function chooseChannels(context: Context, notice: NewNotice): Promise<string[]> {
  const all = await context.database.channel.findMany({ select: { id: true, name: true } });
  const named = all.filter(({ name }) => notice.channels.includes(name));
  const missing = notice.channels.filter((name) => !named.some((channel) => channel.name === name));
  if (named.length > 0 && missing.length === 0) return named.map(({ id }) => id);
  const { kind, title } = notice;
  context.log.warn(
    { kind, title, missing, channels: all.length },
    all.length > 0
      ? "a notice names no existing channel for some of its receivers: telling every channel"
      : "nobody can be told: there is no channel",
  );
  return all.map(({ id }) => id);
}
