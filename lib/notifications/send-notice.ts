import { openSecret, pagerDutyUrl } from "#lib/notifications/channel-secret.ts";
import type { SendOutcome } from "#lib/notifications/judge-answer.ts";
import { Message } from "#lib/notifications/notice-schemas.ts";
import { postJson, postMessage } from "#lib/notifications/post-message.ts";
import { prepareDiscord } from "#lib/notifications/prepare-discord.ts";
import { prepareEmail } from "#lib/notifications/prepare-email.ts";
import { preparePagerDuty } from "#lib/notifications/prepare-pagerduty.ts";
import { prepareSlack } from "#lib/notifications/prepare-slack.ts";
import { prepareTeams } from "#lib/notifications/prepare-teams.ts";
import { prepareWebhookBody, signWebhook } from "#lib/notifications/prepare-webhook.ts";
import { ChannelRoute } from "#lib/notifications/schemas.ts";
import { sendEmail } from "#lib/notifications/send-email.ts";
import { environment } from "#lib/platform/env.ts";

type Sending = {
  channel: { id: string; type: string; config: unknown; sealed: string | null };
  delivery: { id: string; created_at: Date };
  /** A `Message`, or what a stored one reads back as. */
  message: unknown;
  signal?: AbortSignal;
};

/** Makes one try, at most 15 s long. Never throws: what went wrong is the outcome's detail. */
export async function sendNotice(sending: Sending): Promise<SendOutcome> {
  try {
    return await sendThrough(sending);
  } catch (error) {
    return { outcome: "failed", detail: describeFailure(error), retry_after_seconds: null };
  }
}

function sendThrough({ channel, delivery, signal, ...rest }: Sending): Promise<SendOutcome> {
  const route = ChannelRoute.parse(channel);
  const message = Message.parse(rest.message);
  const { BASE_URL } = environment();
  if (route.type === "email") {
    const email = prepareEmail(message, BASE_URL);
    const { thread } = message;
    return sendEmail({ to: route.config.to, email, id: delivery.id, thread, signal });
  }
  const secret = openSecret(channel);
  const allowPrivate = route.config.allow_private === true;
  const happenedAt = delivery.created_at;
  const post = { secret, allowPrivate, signal };
  switch (route.type) {
    case "webhook": {
      const body = prepareWebhookBody(message, happenedAt, BASE_URL);
      const signed = signWebhook({ id: delivery.id, body, secret }, new Date());
      return postMessage({ ...post, ...signed, url: route.config.url, quote: false });
    }
    case "pagerduty": {
      const threaded = { ...message, thread: message.thread ?? `notice:${delivery.id}` };
      const parts = { routingKey: secret, baseUrl: BASE_URL, happenedAt };
      const url = route.config.url ?? pagerDutyUrl;
      return postJson({ ...post, url, json: preparePagerDuty(threaded, parts) });
    }
    case "slack":
      return postJson({ ...post, url: secret, json: prepareSlack(message, BASE_URL) });
    case "discord":
      return postJson({
        ...post,
        url: secret,
        json: prepareDiscord(message, BASE_URL, happenedAt),
      });
    case "teams":
      return postJson({ ...post, url: secret, json: prepareTeams(message, BASE_URL) });
  }
}

/** A failure in one line of at most 300 characters. */
function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return "The channel failed without a reason.";
  if (error.name === "TimeoutError") return "The channel did not answer within 15 s.";
  if (error.name === "AbortError") return "The try was cut off because the worker stops.";
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : "";
  return `${error.message}${cause}`.replace(/\s+/g, " ").slice(0, 300);
}
