import { z } from "zod";

export const channelTypes = ["webhook", "email"] as const;

const WebhookConfig = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  allow_private: z
    .boolean()
    .optional()
    .describe("Loopback, private and link-local addresses are refused unless true."),
});
const EmailConfig = z.strictObject({ to: z.array(z.email()).min(1).max(50) });

const Secret = z
  .string()
  .regex(
    /^whsec_[A-Za-z0-9+/]{22,}={0,2}$/,
    "A secret is whsec_ and base64 of 24 to 64 random bytes (Standard Webhooks).",
  )
  .describe("Signs each message; stored encrypted, never answered back.");

const channelName = z.string().trim().min(1, "A channel needs a name.").max(100);

export const CreateChannel = z.discriminatedUnion(
  "type",
  [
    z.strictObject({
      name: channelName,
      type: z.literal("webhook"),
      config: WebhookConfig.extend({ secret: Secret }),
    }),
    z.strictObject({ name: channelName, type: z.literal("email"), config: EmailConfig }),
  ],
  { error: `A channel's type is one of those supported now: ${channelTypes.join(", ")}.` },
);
export type CreateChannel = z.infer<typeof CreateChannel>;

/** How to reach a channel, secret aside, as the row stores it. */
export const ChannelRoute = z.discriminatedUnion("type", [
  z.object({ type: z.literal("webhook"), config: WebhookConfig }),
  z.object({ type: z.literal("email"), config: EmailConfig }),
]);
export type ChannelRoute = z.infer<typeof ChannelRoute>;

export const DeliveryState = z.enum(["pending", "delivered", "failed"]);

export const Channel = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(channelTypes),
  config: z.record(z.string(), z.unknown()).describe("Without the secret."),
  created_at: z.string(),
  pending: z.number().int().describe("Deliveries that wait for their next try."),
  last_delivery: z
    .object({
      state: DeliveryState,
      title: z.string(),
      tries: z.number().int(),
      error: z.string().nullable(),
      created_at: z.string(),
      delivered_at: z.string().nullable(),
    })
    .nullable(),
});
export type Channel = z.infer<typeof Channel>;

export const ChannelTest = z.object({
  result: z.enum(["ok", "failed"]),
  detail: z.string().describe("What the channel answered, or what is missing."),
});
export type ChannelTest = z.infer<typeof ChannelTest>;

const NoticeFact = z.object({ label: z.string(), value: z.string() });

/** What is to be told; `path` is the page of Paramedic that has the whole story. */
export const Notice = z.object({
  kind: z.string().describe("Such as `run.escalated`."),
  service: z.string().nullable(),
  environment: z.string().nullish(),
  incident_id: z.string().nullable(),
  run_id: z.string().nullable(),
  title: z.string(),
  summary: z.string(),
  facts: z.array(NoticeFact),
  path: z.string(),
});
export type Notice = z.infer<typeof Notice>;

/** The body that a webhook channel receives, signed as Standard Webhooks say; new keys may be added. */
export const WebhookBody = z.object({
  type: z.string().describe("The kind of notice, such as `run.escalated` or `channel.test`."),
  timestamp: z.string().describe("When it happened; the same on every try."),
  data: z.object({
    title: z.string(),
    summary: z.string(),
    service: z.string().nullable(),
    environment: z.string().nullable(),
    incident_id: z.string().nullable(),
    run_id: z.string().nullable(),
    url: z.string().describe("The page of Paramedic that has the whole story."),
    facts: z.array(NoticeFact),
  }),
});
export type WebhookBody = z.infer<typeof WebhookBody>;
