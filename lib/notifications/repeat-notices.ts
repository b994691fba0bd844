import { endThread } from "#lib/notifications/end-thread.ts";
import { enqueueMessage, toJson } from "#lib/notifications/internal/enqueue-message.ts";
import {
  type DueThread,
  listDueThreads,
} from "#lib/notifications/internal/sql/list-due-threads.ts";
import { lockChannel } from "#lib/notifications/internal/sql/lock-channel.ts";
import { openThread } from "#lib/notifications/internal/sql/open-thread.ts";
import { saveThread } from "#lib/notifications/internal/sql/save-thread.ts";
import { Message } from "#lib/notifications/notice-schemas.ts";
import { deriveRepeat, Told } from "#lib/notifications/thread.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";

const batch = 500;

/** Which of these incidents are still open. */
export type OpenIncidents = (ids: string[]) => Promise<string[]>;

/**
 * Sends what the end of a quiet time brings: one message for all that was folded, or a reminder of a hand-over that
 * nobody has ended. A thread whose incident is over ends silently. Answers how many threads it moved.
 */
export async function repeatNotices(context: Context, findOpen: OpenIncidents): Promise<number> {
  const due = await listDueThreads(context.database, batch);
  if (due.length === 0) return 0;
  const open = new Set(await findOpen(due.flatMap(({ incident_id }) => incident_id ?? [])));
  for (const thread of due) {
    const goesOn = thread.incident_id !== null && open.has(thread.incident_id);
    if (goesOn) await repeatThread(context, thread);
    else await endThread(context, { thread: thread.thread, service_id: null, notice: null });
  }
  return due.length;
}

async function repeatThread(context: Context, { channel_id, thread, incident_id }: DueThread) {
  await transact(context.database, async (database) => {
    await lockChannel(database, channel_id);
    const place = { channel_id, thread, service_id: null, incident_id, message: {} };
    const row = await openThread(database, place);
    if (row.closed_at || !row.update_at || row.update_at > row.now) return;
    const message = Message.parse(row.message);
    const state = { ...row, told: Told.parse(row.told) };
    const { told, update_at, more, reminder } = deriveRepeat(state, message.kind, row.now);
    await enqueueMessage(database, {
      ...{ channel_id, service_id: null, braked: true },
      dedup_key: `${thread} repeated ${row.now.toISOString()}`,
      message: { ...message, phase: "updated", more, reminder },
    });
    await saveThread(database, {
      ...{ channel_id, thread, folded: 0, update_at },
      told: toJson(told),
      message: toJson(message),
    });
  });
}
