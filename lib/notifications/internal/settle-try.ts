import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { ClaimedDelivery } from "#lib/notifications/internal/sql/claim-delivery.ts";
import { type FinishedTry, finishTry } from "#lib/notifications/internal/sql/finish-try.ts";
import { markChannel } from "#lib/notifications/internal/sql/mark-channel.ts";
import {
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

/** Writes what a try came to, on its delivery and its channel, and tells other channels where it is stuck. */
export async function settleTry(
  context: Context,
  claimed: ClaimedDelivery,
  settled: Settled,
): Promise<void> {
  const { database, log } = context;
  const finished = decideNext(claimed, settled);
  if (settled.outcome === "gone") return disableChannel(context, claimed, finished, settled.detail);
  // Another sender has taken it over, and says how it went.
  if ((await finishTry(database, finished)) === 0) return;
  if (settled.stopping && finished.state !== "delivered") return;
  const { channel_id, tries, id } = claimed;
  const { outcome, detail } = settled;
  const fault = outcome === "delivered" ? null : detail;
  await markChannel(database, { id: channel_id, fault, disabled: false });
  if (fault === null) return;
  if (finished.state === "failed") {
    log.warn({ delivery: id, channel: channel_id, tries, detail }, "a notification was given up");
  }
  if (finished.state === "failed" || tries >= triesUntilOthers) {
    await tryOtherChannels(context, claimed, detail);
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
  const over = outcome === "gone" || outcome === "refused" || wait === null;
  return {
    ...base,
    state: over ? "failed" : "pending",
    last_error: detail,
    wait_seconds: wait ?? 0,
  };
}

/**
 * Its receiver wants no more messages at all: what waits in it goes to the others. The try ends with the channel, so that
 * no sender picks the next message in between.
 */
async function disableChannel(
  context: Context,
  claimed: ClaimedDelivery,
  finished: FinishedTry,
  detail: string,
): Promise<void> {
  const { database, log } = context;
  const { channel_id, channel_name } = claimed;
  log.warn({ channel: channel_id, detail }, "a channel is disabled: its receiver is gone");
  const waiting = await transact(database, async (transaction) => {
    await finishTry(transaction, finished);
    await markChannel(transaction, { id: channel_id, fault: detail, disabled: true });
    const left = await transaction.delivery.updateManyAndReturn({
      where: { channel_id, state: "pending" },
      data: { state: "failed", last_error: detail },
    });
    await recordAudit(
      { ...context, database: transaction },
      {
        action: "disable-channel",
        object: { type: "channel", id: channel_id },
        after: { name: channel_name, reason: detail },
      },
    );
    return left;
  });
  for (const stranded of [claimed, ...waiting]) {
    await tryOtherChannels(context, { ...stranded, channel_id, channel_name }, detail).catch(
      (error) => log.error({ err: error, delivery: stranded.id }, "a notification is stranded"),
    );
  }
}
