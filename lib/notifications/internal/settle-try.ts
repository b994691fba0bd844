import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { ClaimedDelivery } from "#lib/notifications/internal/sql/claim-delivery.ts";
import { type FinishedTry, finishTry } from "#lib/notifications/internal/sql/finish-try.ts";
import { lockGivingUp } from "#lib/notifications/internal/sql/lock-giving-up.ts";
import { markChannel } from "#lib/notifications/internal/sql/mark-channel.ts";
import {
  type Stranded,
  triesUntilOthers,
  tryOtherChannels,
} from "#lib/notifications/internal/try-other-channels.ts";
import type { SendOutcome } from "#lib/notifications/judge-answer.ts";
import { deriveRetryDelay } from "#lib/notifications/retry-schedule.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";

type Settled = SendOutcome & {
  /** Cut off by a shutdown of ours: nobody's fault. */
  stopping: boolean;
};

/**
 * Writes what a try came to, on its delivery and its channel, and tells other channels where it is stuck: all of it or
 * nothing, as nobody tries again what was given up.
 */
export async function settleTry(
  context: Context,
  claimed: ClaimedDelivery,
  settled: Settled,
): Promise<void> {
  const finished = decideNext(claimed, settled);
  const { channel_id, tries, id } = claimed;
  const { outcome, detail } = settled;
  if (outcome === "gone") return disableChannel(context, claimed, finished, detail);
  const failed = finished.state === "failed";
  const written = await transact(context.database, async (database) => {
    if (failed) await lockGivingUp(database);
    // Another sender has taken it over, and says how it went.
    if ((await finishTry(database, finished)) === 0) return false;
    if (outcome === "delivered") {
      await markChannel(database, { id: channel_id, fault: null, disabled: false });
    } else if (!settled.stopping) {
      await markChannel(database, { id: channel_id, fault: detail, disabled: false });
      const stuck = failed || tries >= triesUntilOthers;
      if (stuck) await tryOtherChannels({ ...context, database }, claimed, detail);
    }
    return true;
  });
  if (failed && written) {
    const facts = { delivery: id, channel: channel_id, tries, detail };
    context.log.warn(facts, "a notification was given up");
  }
}

/** What a try leads to: delivered, given up, or the next one. */
function decideNext(claimed: ClaimedDelivery, settled: Settled): FinishedTry {
  const { outcome, detail, retry_after_seconds, stopping } = settled;
  const base = { id: claimed.id, tries: claimed.tries };
  if (outcome === "delivered") {
    return { ...base, state: "delivered", last_error: null, wait_seconds: 0 };
  }
  // The next worker tries at once, with the same message id.
  const wait = stopping ? 0 : deriveRetryDelay(claimed.tries, retry_after_seconds);
  const refused = outcome === "refused" && !stopping;
  const over = outcome === "gone" || refused || wait === null;
  return {
    ...base,
    state: over ? "failed" : "pending",
    last_error: detail,
    wait_seconds: wait ?? 0,
  };
}

/**
 * Its receiver wants no more messages at all: what waits in it goes to the others. The try ends last, with the channel: until
 * then its lease keeps other senders away, and after a crash it is made again and finds what is left.
 */
async function disableChannel(
  context: Context,
  claimed: ClaimedDelivery,
  finished: FinishedTry,
  detail: string,
): Promise<void> {
  const { channel_id, channel_name } = claimed;
  context.log.warn({ channel: channel_id, detail }, "a channel is disabled: its receiver is gone");
  const waiting = await context.database.delivery.findMany({
    where: { channel_id, state: "pending", id: { not: claimed.id } },
  });
  for (const stranded of waiting) {
    await giveUp(context, { ...stranded, channel_name }, detail);
  }
  await transact(context.database, async (database) => {
    const inside = { ...context, database };
    await lockGivingUp(database);
    await finishTry(database, finished);
    await markChannel(database, { id: channel_id, fault: detail, disabled: true });
    await tryOtherChannels(inside, claimed, detail);
    await recordAudit(inside, {
      action: "disable-channel",
      object: { type: "channel", id: channel_id },
      after: { name: channel_name, reason: detail },
    });
  });
}

/** Gives up what waits in a channel. Each by itself: however many wait, no transaction takes long. */
async function giveUp(
  context: Context,
  stranded: Stranded & { id: string },
  detail: string,
): Promise<void> {
  await transact(context.database, async (database) => {
    await lockGivingUp(database);
    const { count } = await database.delivery.updateMany({
      where: { id: stranded.id, state: "pending" },
      data: { state: "failed", last_error: detail },
    });
    if (count === 1) await tryOtherChannels({ ...context, database }, stranded, detail);
  });
}
