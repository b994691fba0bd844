import type { SignedMessage } from "#lib/notifications/prepare-webhook.ts";
import { readRetryAfter } from "#lib/notifications/retry-schedule.ts";
import { callOutbound } from "#lib/platform/outbound.ts";

/** `gone` ends the delivery: the receiver says that it wants no more tries. */
export type SendOutcome = {
  outcome: "delivered" | "failed" | "gone";
  detail: string;
  retry_after_seconds: number | null;
};

export const sendTimeoutMilliseconds = 15_000;

/** Posts a signed message; throws when the receiver cannot be reached or may not be called. */
export async function sendWebhook(
  config: { url: string; allow_private?: boolean | undefined },
  message: SignedMessage,
  signal?: AbortSignal,
): Promise<SendOutcome> {
  const { status, headers } = await callOutbound({
    url: config.url,
    method: "POST",
    ...message,
    timeoutMilliseconds: sendTimeoutMilliseconds,
    allowPrivate: config.allow_private === true,
    ...(signal ? { signal } : {}),
  });
  const detail = `The receiver answered ${status}.`;
  if (status >= 200 && status < 300) {
    return { outcome: "delivered", detail, retry_after_seconds: null };
  }
  return {
    outcome: status === 410 ? "gone" : "failed",
    detail,
    retry_after_seconds: readRetryAfter(headers["retry-after"], new Date()),
  };
}
