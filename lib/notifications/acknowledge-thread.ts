import { boundNotice } from "#lib/notifications/bound-notice.ts";
import { enqueueMessage } from "#lib/notifications/internal/enqueue-message.ts";
import { listPagedChannels } from "#lib/notifications/internal/sql/list-paged-channels.ts";
import { lockChannel } from "#lib/notifications/internal/sql/lock-channel.ts";
import { Message, type NoticeInput } from "#lib/notifications/notice-schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";

export type Acknowledgement = {
  thread: string;
  dedup_key: string;
  service_id: number | null;
  notice: NoticeInput;
};

/** Tells PagerDuty, where it was told of the incident, that a person has taken it up; answers how many channels. */
export async function acknowledgeThread(
  context: Context,
  { thread, dedup_key, service_id, notice }: Acknowledgement,
): Promise<number> {
  const message = Message.parse({ ...boundNotice(notice), thread, phase: "acknowledged" });
  let told = 0;
  for (const channel_id of await listPagedChannels(context.database, thread)) {
    const added = await transact(context.database, async (database) => {
      await lockChannel(database, channel_id);
      const enqueued = { channel_id, dedup_key, service_id, message, braked: false };
      return enqueueMessage(database, enqueued);
    });
    if (added) told += 1;
  }
  return told;
}
