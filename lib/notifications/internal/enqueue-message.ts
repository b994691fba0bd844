import { countLately } from "#lib/notifications/internal/sql/count-lately.ts";
import { groupWaiting } from "#lib/notifications/internal/sql/group-waiting.ts";
import { insertDelivery } from "#lib/notifications/internal/sql/insert-delivery.ts";
import type { Message } from "#lib/notifications/notice-schemas.ts";
import { companySeconds, stormMessages, stormSeconds } from "#lib/notifications/storm.ts";
import type { Database, JsonValue } from "#lib/platform/database.ts";
import { wakeWorkers } from "#lib/platform/facts.ts";

export type Enqueued = {
  channel_id: string;
  dedup_key: string;
  service_id: number | null;
  message: Message;
  /** Counts for the storm brake, and may end in a digest. */
  braked: boolean;
};

/**
 * Puts a message into the outbox of a channel whose lock the transaction holds; false when its dedup key is there
 * already. In a storm it joins the next digest, with what was not sent yet.
 */
export async function enqueueMessage(database: Database, enqueued: Enqueued): Promise<boolean> {
  const { channel_id, braked } = enqueued;
  const storm = braked && (await isStorm(database, channel_id));
  const added = await insertDelivery(database, {
    ...describeDelivery(enqueued),
    state: storm ? "grouped" : "pending",
    wait_seconds: braked && enqueued.message.phase === "opened" ? companySeconds : 0,
  });
  if (!added) return false;
  if (storm) await groupWaiting(database, channel_id);
  else await wakeWorkers(database);
  return true;
}

async function isStorm(database: Database, channel_id: string): Promise<boolean> {
  const bounds = { channel_id, seconds: stormSeconds, most: stormMessages };
  return (await countLately(database, bounds)) >= stormMessages;
}

/** Notes a message that is not sent: something else says it. False when its dedup key is there already. */
export function noteFolded(database: Database, folded: Omit<Enqueued, "braked">): Promise<boolean> {
  return insertDelivery(database, {
    ...describeDelivery(folded),
    ...{ state: "folded", wait_seconds: 0 },
  });
}

function describeDelivery({
  channel_id,
  dedup_key,
  service_id,
  message,
}: Omit<Enqueued, "braked">) {
  const { kind, thread, phase, incident_id, run_id } = message;
  return {
    ...{ channel_id, dedup_key, service_id, kind, thread, phase, incident_id, run_id },
    message: toJson(message),
  };
}

/** What JSON makes of a message: it holds nothing that JSON does not know. */
export function toJson(value: object): JsonValue {
  return JSON.parse(JSON.stringify(value));
}
