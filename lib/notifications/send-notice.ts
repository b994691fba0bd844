import { openSecret } from "#lib/notifications/channel-secret.ts";
import { prepareEmail } from "#lib/notifications/prepare-email.ts";
import { prepareWebhookBody, signWebhook } from "#lib/notifications/prepare-webhook.ts";
import { ChannelRoute, Notice } from "#lib/notifications/schemas.ts";
import { sendEmail } from "#lib/notifications/send-email.ts";
import { type SendOutcome, sendWebhook } from "#lib/notifications/send-webhook.ts";
import { environment } from "#lib/platform/env.ts";

export type Message = {
  channel: { id: string; type: string; config: unknown; sealed: string | null };
  delivery: { id: string; created_at: Date };
  /** A `Notice`, or what a stored one reads back as. */
  notice: unknown;
  signal?: AbortSignal;
};

/** Makes one try, at most 15 s long. Never throws: what went wrong is the outcome's detail. */
export async function sendNotice(message: Message): Promise<SendOutcome> {
  try {
    return await sendThrough(message);
  } catch (error) {
    return { outcome: "failed", detail: describeFailure(error), retry_after_seconds: null };
  }
}

function sendThrough({ channel, delivery, notice, signal }: Message): Promise<SendOutcome> {
  const route = ChannelRoute.parse(channel);
  const story = Notice.parse(notice);
  const { BASE_URL } = environment();
  if (route.type === "email") {
    return sendEmail(route.config.to, prepareEmail(story, BASE_URL), delivery.id, signal);
  }
  const body = prepareWebhookBody(story, delivery.created_at, BASE_URL);
  const signed = signWebhook({ id: delivery.id, body, secret: openSecret(channel) }, new Date());
  return sendWebhook(route.config, signed, signal);
}

/** A failure in one line of at most 300 characters. */
function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return "The channel failed without a reason.";
  if (error.name === "TimeoutError") return "The channel did not answer within 15 s.";
  if (error.name === "AbortError") return "The try was cut off because the worker stops.";
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : "";
  return `${error.message}${cause}`.replace(/\s+/g, " ").slice(0, 300);
}
