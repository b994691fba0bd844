import {
  type ClaimedDelivery,
  claimDelivery,
} from "#lib/notifications/internal/sql/claim-delivery.ts";
import { type FinishedTry, finishTry } from "#lib/notifications/internal/sql/finish-try.ts";
import { deriveRetryDelay } from "#lib/notifications/retry-schedule.ts";
import { sendNotice } from "#lib/notifications/send-notice.ts";
import type { SendOutcome } from "#lib/notifications/send-webhook.ts";
import type { Context } from "#lib/platform/context.ts";

const senders = 5;

/**
 * Makes every try that is due, five at a time and one per channel, and answers how many were made. Each try takes at
 * most 15 s. It may be called again while a call is under way: a new call takes only what nobody holds.
 */
export async function deliverDue(
  context: Context,
  worker: { id: string; signal: AbortSignal },
): Promise<number> {
  const lanes = Array.from({ length: senders }, () => runLane(context, worker));
  // Every lane ends before a failure of one is passed on: a stopped worker leaves no try behind its back.
  await Promise.allSettled(lanes);
  const counts = await Promise.all(lanes);
  return counts.reduce((sum, count) => sum + count, 0);
}

async function runLane(
  context: Context,
  worker: { id: string; signal: AbortSignal },
): Promise<number> {
  let made = 0;
  while (!worker.signal.aborted) {
    const claimed = await claimDelivery(context.database);
    if (!claimed) break;
    await makeTry(context, worker, claimed);
    made += 1;
  }
  return made;
}

async function makeTry(
  context: Context,
  worker: { id: string; signal: AbortSignal },
  claimed: ClaimedDelivery,
): Promise<void> {
  const outcome = await sendNotice({
    channel: {
      id: claimed.channel_id,
      type: claimed.channel_type,
      config: claimed.channel_config,
      sealed: claimed.channel_sealed,
    },
    delivery: claimed,
    notice: claimed.message,
    signal: worker.signal,
  });
  const finished = decideNext(claimed, outcome, worker.signal.aborted);
  await finishTry(context.database, finished);
  if (finished.state === "failed") {
    const { id, channel_id, tries } = claimed;
    context.log.warn(
      { delivery: id, channel: channel_id, tries, worker: worker.id, detail: outcome.detail },
      "a notification was given up",
    );
  }
}

/** What a try leads to: delivered, given up, or the next one. */
function decideNext(
  claimed: ClaimedDelivery,
  { outcome, detail, retry_after_seconds }: SendOutcome,
  stopping: boolean,
): FinishedTry {
  const base = { id: claimed.id, tries: claimed.tries };
  if (outcome === "delivered") {
    return { ...base, state: "delivered", last_error: null, wait_seconds: 0 };
  }
  // Cut off by a shutdown of ours, not refused: the next worker tries at once, with the same message id.
  const wait = stopping ? 0 : deriveRetryDelay(claimed.tries, retry_after_seconds);
  const over = outcome === "gone" || wait === null;
  return {
    ...base,
    state: over ? "failed" : "pending",
    last_error: detail,
    wait_seconds: wait ?? 0,
  };
}
