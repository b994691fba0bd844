import { boundNotice } from "#lib/notifications/bound-notice.ts";
import { enqueueMessage } from "#lib/notifications/internal/enqueue-message.ts";
import { closeThread } from "#lib/notifications/internal/sql/close-thread.ts";
import { isDigestOver } from "#lib/notifications/internal/sql/is-digest-over.ts";
import { lockChannel } from "#lib/notifications/internal/sql/lock-channel.ts";
import { Message, type NoticeInput } from "#lib/notifications/notice-schemas.ts";
import { prepareDigestEnd } from "#lib/notifications/storm.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";

export type ThreadEnd = {
  thread: string;
  service_id: number | null;
  /** What to say to those who were told of the beginning; null: nothing. */
  notice: NoticeInput | null;
};

/**
 * Ends the thread of an incident in every channel: what was not sent yet is dropped, and who was told of the beginning
 * is told of the end. A digest ends with the last of its incidents. May be repeated; answers how many were told.
 */
export async function endThread(context: Context, end: ThreadEnd): Promise<number> {
  const open = await context.database.noticeThread.findMany({
    where: { thread: end.thread, closed_at: null },
    select: { channel_id: true, channel: { select: { type: true } } },
    orderBy: { channel_id: "asc" },
  });
  let told = 0;
  for (const { channel_id, channel } of open) {
    if (await endInChannel(context, end, { channel_id, type: channel.type })) told += 1;
  }
  return told;
}

/**
 * Answers whether the end was told. The digest that is over with it ends in the same transaction: a thread that is closed
 * is not looked at again, so what fails here must leave it open.
 */
function endInChannel(
  context: Context,
  { thread, service_id, notice }: ThreadEnd,
  place: { channel_id: string; type: string },
): Promise<boolean> {
  const { channel_id, type } = place;
  return transact(context.database, async (database) => {
    await lockChannel(database, channel_id);
    const closed = await closeThread(database, { channel_id, thread });
    if (!closed) return false;
    const { digest } = closed;
    if (closed.told && notice) {
      await enqueueMessage(database, {
        ...{ channel_id, service_id, dedup_key: `${thread} resolved` },
        message: Message.parse({ ...boundNotice(notice), thread, phase: "resolved" }),
        // Each incident of PagerDuty has an end of its own, or it would stay open there.
        braked: type !== "pagerduty" && !thread.startsWith("digest:"),
      });
    }
    if (digest !== null && (await isDigestOver(database, { channel_id, digest }))) {
      const end = { thread: digest, service_id: null, notice: prepareDigestEnd() };
      await endInChannel({ ...context, database }, end, place);
    }
    return closed.told && notice !== null;
  });
}
