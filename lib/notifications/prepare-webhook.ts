import { Webhook } from "standardwebhooks";
import type { Message, WebhookBody } from "#lib/notifications/notice-schemas.ts";
import { prepareStory } from "#lib/notifications/story.ts";

export type SignedMessage = { headers: Record<string, string>; body: string };

/** The body of a webhook; `happenedAt` is the same on every try. */
export function prepareWebhookBody(
  message: Message,
  happenedAt: Date,
  baseUrl: string,
): WebhookBody {
  const { title, summary, service, environment, incident_id, run_id, facts } = message;
  const { thread, phase, severity, verdict, more, reminder, attempts } = message;
  const { url, links, buttons } = prepareStory(message, baseUrl);
  return {
    type: message.kind,
    timestamp: happenedAt.toISOString(),
    data: {
      ...{ title, summary, service, incident_id, run_id },
      environment: environment ?? null,
      ...{ thread, phase, severity, verdict, more, reminder },
      ...{ url, attempts, facts, links, actions: buttons },
    },
  };
}

/** Signs a body as Standard Webhooks say: `id` stays over retries, the time of the try is signed with it. */
export function signWebhook(
  message: { id: string; body: WebhookBody; secret: string },
  now: Date,
): SignedMessage {
  const body = JSON.stringify(message.body);
  return {
    body,
    headers: {
      "content-type": "application/json",
      "webhook-id": message.id,
      "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
      "webhook-signature": new Webhook(message.secret).sign(message.id, now, body),
    },
  };
}
