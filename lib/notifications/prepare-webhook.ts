import { Webhook } from "standardwebhooks";
import type { Notice, WebhookBody } from "#lib/notifications/schemas.ts";

export type SignedMessage = { headers: Record<string, string>; body: string };

/** The body of a webhook; `happenedAt` is the same on every try. */
export function prepareWebhookBody(notice: Notice, happenedAt: Date, baseUrl: string): WebhookBody {
  const { title, summary, service, environment, incident_id, run_id, facts, path } = notice;
  return {
    type: notice.kind,
    timestamp: happenedAt.toISOString(),
    data: {
      title,
      summary,
      service,
      environment: environment ?? null,
      incident_id,
      run_id,
      url: new URL(path, baseUrl).href,
      facts,
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
