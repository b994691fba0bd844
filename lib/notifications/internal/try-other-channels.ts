import { findUntold } from "#lib/notifications/internal/sql/find-untold.ts";
import { tellChannel } from "#lib/notifications/internal/tell-channel.ts";
import { Message } from "#lib/notifications/notice-schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";

/** A channel that failed a message so often is as good as dead: others are told as well, while it goes on trying. */
export const triesUntilOthers = 3;

export type Stranded = {
  dedup_key: string;
  phase: string;
  service_id: number | null;
  message: unknown;
  channel_id: string;
  channel_name: string;
};

/**
 * Tells every other working channel what one could not be told, unless another channel of the same notice has it or may
 * still get it; in the open transaction where there is one. Ends and acknowledgements are not worth it.
 */
export async function tryOtherChannels(
  context: Context,
  stranded: Stranded,
  detail: string,
): Promise<void> {
  const { dedup_key, phase, service_id, channel_name } = stranded;
  const message = Message.parse(stranded.message);
  const { thread, facts } = message;
  if (thread === null || (phase !== "opened" && phase !== "updated")) return;
  const value = `The channel ${channel_name}. ${detail}`;
  const notice = { ...message, facts: [...facts, { label: "Not reached", value }] };
  await transact(context.database, async (database) => {
    for (const id of await findUntold(database, { dedup_key, tries: triesUntilOthers })) {
      await tellChannel(database, id, { notice, thread, dedup_key, service_id });
    }
  });
}
