import { randomUUID } from "node:crypto";
import { enqueueMessage, toJson } from "#lib/notifications/internal/enqueue-message.ts";
import { joinDigest } from "#lib/notifications/internal/sql/join-digest.ts";
import { listGathered } from "#lib/notifications/internal/sql/list-gathered.ts";
import { lockChannel } from "#lib/notifications/internal/sql/lock-channel.ts";
import { openThread } from "#lib/notifications/internal/sql/open-thread.ts";
import { type GroupedDelivery, takeGrouped } from "#lib/notifications/internal/sql/take-grouped.ts";
import { Message } from "#lib/notifications/notice-schemas.ts";
import { digestPauseSeconds, gatherSeconds, prepareDigest } from "#lib/notifications/storm.ts";
import type { Context } from "#lib/platform/context.ts";
import { type Database, transact } from "#lib/platform/database.ts";

/** Tells each channel in a storm what has gathered for it, in one message; answers how many channels were told. */
export async function composeDigests(context: Context): Promise<number> {
  const bounds = { gather_seconds: gatherSeconds, pause_seconds: digestPauseSeconds };
  let composed = 0;
  for (const channel_id of await listGathered(context.database, bounds)) {
    const told = await transact(context.database, (database) => compose(database, channel_id));
    if (told) composed += 1;
  }
  return composed;
}

async function compose(database: Database, channel_id: string): Promise<boolean> {
  await lockChannel(database, channel_id);
  const taken = await takeGrouped(database, channel_id);
  // What has ended while it waited needs nobody any more, unless its beginning was told.
  const rows = taken.filter(({ open, phase }) => open || phase === "resolved");
  const [alone] = rows;
  if (!alone) return false;
  if (rows.length === 1) {
    await database.delivery.update({ where: { id: alone.id }, data: { state: "pending" } });
    return true;
  }
  const { thread, phase } = await chooseThread(database, channel_id, rows);
  const notice = prepareDigest(rows.map(({ message }) => Message.parse(message)));
  const message = Message.parse({ ...notice, thread, phase });
  if (phase !== "resolved") {
    const place = { channel_id, thread, service_id: null, incident_id: null };
    await openThread(database, { ...place, message: toJson(message) });
    // Of incidents told by themselves before, too: with no thread that ends, the digest would never end.
    const told = rows.filter((row) => row.open && row.phase !== "resolved");
    const threads = told.map((row) => row.thread);
    await joinDigest(database, { channel_id, digest: thread, threads });
  }
  return enqueueMessage(database, {
    ...{ channel_id, service_id: null, message, braked: false },
    dedup_key: `digest ${randomUUID()}`,
  });
}

/** One digest at a time is open in a channel: what comes later in the storm goes on in its thread. */
async function chooseThread(database: Database, channel_id: string, rows: GroupedDelivery[]) {
  const fresh = `digest:${randomUUID()}`;
  if (rows.every(({ phase }) => phase === "resolved")) {
    return { thread: fresh, phase: "resolved" as const };
  }
  const open = await database.noticeThread.findFirst({
    where: { channel_id, closed_at: null, thread: { startsWith: "digest:" } },
    select: { thread: true },
  });
  return open
    ? { thread: open.thread, phase: "updated" as const }
    : { thread: fresh, phase: "opened" as const };
}
