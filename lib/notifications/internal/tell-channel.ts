import {
  type Enqueued,
  enqueueMessage,
  noteFolded,
  toJson,
} from "#lib/notifications/internal/enqueue-message.ts";
import { lockChannel } from "#lib/notifications/internal/sql/lock-channel.ts";
import { openThread } from "#lib/notifications/internal/sql/open-thread.ts";
import { saveThread } from "#lib/notifications/internal/sql/save-thread.ts";
import { Message, type Notice } from "#lib/notifications/notice-schemas.ts";
import { deriveStep, Told } from "#lib/notifications/thread.ts";
import type { Database } from "#lib/platform/database.ts";

export type ThreadNotice = {
  notice: Notice;
  thread: string;
  dedup_key: string;
  service_id: number | null;
};

/**
 * Tells a channel a notice in the thread of its incident, in the open transaction: as the first message, as news, or
 * folded into the next update. True when a message was added. Lock channels in the order of their ids.
 */
export async function tellChannel(
  database: Database,
  channel_id: string,
  told: ThreadNotice,
): Promise<boolean> {
  const { notice, thread, dedup_key, service_id } = told;
  await lockChannel(database, channel_id);
  const message = Message.parse({ ...notice, thread });
  const place = { channel_id, thread, service_id, incident_id: notice.incident_id };
  const row = await openThread(database, { ...place, message: toJson(message) });
  const state = { ...row, told: Told.parse(row.told) };
  const step = deriveStep(state, notice.kind, row.now);
  const delivery: Omit<Enqueued, "message" | "braked"> = { channel_id, dedup_key, service_id };
  const saved = { channel_id, thread, message: toJson(message) };
  if (step.step === "drop") {
    await noteFolded(database, { ...delivery, message: { ...message, phase: "updated" } });
    return false;
  }
  if (step.step === "fold") {
    const folded = { ...message, phase: "updated" as const };
    const added = await noteFolded(database, { ...delivery, message: folded });
    const { update_at } = step;
    if (added) {
      await saveThread(database, {
        ...saved,
        ...{ told: toJson(state.told), folded: step.folded, update_at },
      });
    }
    return false;
  }
  const { phase, more } = step;
  // A digest is not repeated: the incidents in it are, each by itself.
  const update_at = notice.kind === "incidents.digest" ? null : step.update_at;
  const enqueued = { ...delivery, message: { ...message, phase, more }, braked: true };
  if (!(await enqueueMessage(database, enqueued))) return false;
  await saveThread(database, { ...saved, told: toJson(step.told), folded: 0, update_at });
  return true;
}
