import { boundNotice } from "#lib/notifications/bound-notice.ts";
import { tellChannel } from "#lib/notifications/internal/tell-channel.ts";
import type { NoticeInput } from "#lib/notifications/notice-schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { createTurnstile } from "#lib/platform/turnstile.ts";

export type NewNotice = NoticeInput & {
  /** Names of channels. */
  channels: string[];
  /** The same key reaches the same channel once, ever. */
  dedup_key: string;
  /** What is told of one incident has one thread: `incident:<id>`. */
  thread: string;
  service_id: number | null;
};

// A storm's notices wait for each other here rather than in the database, where each would hold a connection.
const turnstile = createTurnstile(1);

/**
 * Puts a notice into the outbox of its channels, in the open transaction where there is one; answers how many messages
 * were added. What a channel was told of the incident already is folded into its next update. Fails open: where a named
 * channel does not exist, or none that works is named, every channel that works is told.
 */
export async function notify(context: Context, notice: NewNotice): Promise<number> {
  const { thread, dedup_key, service_id } = notice;
  const told = { notice: boundNotice(notice), thread, dedup_key, service_id };
  // Who is inside a transaction holds a connection already, and perhaps what the one before waits for.
  const leave = "$transaction" in context.database ? await turnstile.enter() : () => {};
  try {
    return await transact(context.database, async (database) => {
      let added = 0;
      for (const id of await chooseChannels({ ...context, database }, notice)) {
        if (await tellChannel(database, id, told)) added += 1;
      }
      return added;
    });
  } finally {
    leave();
  }
}

async function chooseChannels(context: Context, notice: NewNotice): Promise<string[]> {
  const all = await context.database.channel.findMany({
    select: { id: true, name: true, disabled_at: true },
    orderBy: { id: "asc" },
  });
  const working = all.filter(({ disabled_at }) => disabled_at === null);
  const named = working.filter(({ name }) => notice.channels.includes(name));
  const missing = notice.channels.filter((name) => !all.some((channel) => channel.name === name));
  if (named.length > 0 && missing.length === 0) return named.map(({ id }) => id);
  const { kind, thread } = notice;
  context.log.warn(
    { kind, thread, missing, channels: working.length },
    working.length > 0
      ? "a notification names no working channel for some of its receivers: telling every channel"
      : "nobody can be told: there is no channel that works",
  );
  return working.map(({ id }) => id);
}
