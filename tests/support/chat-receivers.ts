import type { z } from "zod";
import {
  DiscordBody,
  PagerDutyEvent,
  SlackBody,
  TeamsBody,
} from "#tests/support/notice-formats.ts";
import { startWebhookReceiver, type WebhookReceiver } from "#tests/support/webhook-receiver.ts";

export type ChatReceiver<T> = WebhookReceiver & {
  /** What was taken: each body is as strict a format says. */
  taken: T[];
};

/** An HTTP server on loopback that takes what fits a format, and refuses the rest with 400 and why. */
async function startChatReceiver<S extends z.ZodType>(
  format: S,
  status: number,
  said = "",
): Promise<ChatReceiver<z.output<S>>> {
  const receiver = await startWebhookReceiver();
  const taken: z.output<S>[] = [];
  receiver.answer = ({ headers, body }, response) => {
    const parsed = format.safeParse(JSON.parse(body));
    if (headers["content-type"] !== "application/json") return response.writeHead(415).end();
    if (!parsed.success) return response.writeHead(400).end(parsed.error.message);
    taken.push(parsed.data);
    return response.writeHead(status).end(said);
  };
  return Object.assign(receiver, { taken });
}

export const startSlack = () => startChatReceiver(SlackBody, 200, "ok");
export const startDiscord = () => startChatReceiver(DiscordBody, 204);
export const startTeams = () => startChatReceiver(TeamsBody, 202);
export const startPagerDuty = () => startChatReceiver(PagerDutyEvent, 202, '{"status":"success"}');
