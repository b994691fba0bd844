import { z } from "zod";
import { Phase } from "#lib/notifications/notice-schemas.ts";

export const channelTypes = ["email", "slack", "discord", "teams", "pagerduty", "webhook"] as const;
export type ChannelType = (typeof channelTypes)[number];

const address = z.url({ protocol: /^https?$/, error: "Give an http or https address." });
const allowPrivate = {
  allow_private: z
    .boolean()
    .optional()
    .describe("Loopback, private and link-local addresses are refused unless true."),
};
const WebhookConfig = z.strictObject({ url: address, ...allowPrivate });
const EmailConfig = z.strictObject({ to: z.array(z.email()).min(1).max(50) });
/** The address is the secret: whoever has it can post. */
const ChatConfig = z.strictObject({
  url: address
    .max(2000)
    .describe("The incoming webhook's address; stored encrypted, never answered back."),
  ...allowPrivate,
});
const PagerDutyConfig = z.strictObject({
  routing_key: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9]{16,64}$/, "An integration key is 32 letters and digits.")
    .describe("Of an Events API v2 integration; stored encrypted, never answered back."),
  url: address.optional().describe("https://events.pagerduty.com/v2/enqueue unless given."),
  ...allowPrivate,
});

const Secret = z
  .string()
  .regex(
    /^whsec_[A-Za-z0-9+/]{22,}={0,2}$/,
    "A secret is whsec_ and base64 of 24 to 64 random bytes (Standard Webhooks).",
  )
  .describe("Signs each message; stored encrypted, never answered back.");

const channelName = z.string().trim().min(1, "A channel needs a name.").max(100);

function creation<T extends ChannelType, C extends z.ZodType>(type: T, config: C) {
  return z.strictObject({ name: channelName, type: z.literal(type), config });
}

export const CreateChannel = z.discriminatedUnion(
  "type",
  [
    creation("email", EmailConfig),
    creation("slack", ChatConfig),
    creation("discord", ChatConfig),
    creation("teams", ChatConfig),
    creation("pagerduty", PagerDutyConfig),
    creation("webhook", WebhookConfig.extend({ secret: Secret })),
  ],
  { error: `A channel's type is one of ${channelTypes.join(", ")}.` },
);
export type CreateChannel = z.infer<typeof CreateChannel>;

const hint = z.string().describe("By which people recognise the sealed address or key.");
const ChatRoute = z.object({ hint, ...allowPrivate });

/** How to reach a channel, secret aside, as the row stores it. */
export const ChannelRoute = z.discriminatedUnion("type", [
  z.object({ type: z.literal("email"), config: EmailConfig }),
  z.object({ type: z.literal("slack"), config: ChatRoute }),
  z.object({ type: z.literal("discord"), config: ChatRoute }),
  z.object({ type: z.literal("teams"), config: ChatRoute }),
  z.object({
    type: z.literal("pagerduty"),
    config: ChatRoute.extend({ url: address.optional() }),
  }),
  z.object({ type: z.literal("webhook"), config: WebhookConfig }),
]);
export type ChannelRoute = z.infer<typeof ChannelRoute>;

/** `folded`: said by another message. `grouped`: waits for the digest of a storm. */
export const DeliveryState = z.enum(["pending", "delivered", "failed", "folded", "grouped"]);

export const Delivery = z.object({
  id: z.string(),
  kind: z.string(),
  phase: Phase,
  title: z.string(),
  state: DeliveryState,
  tries: z.number().int(),
  error: z.string().nullable().describe("Why its last try failed."),
  created_at: z.string(),
  next_try_at: z.string().nullable().describe("Null: there is none."),
  delivered_at: z.string().nullable(),
});
export type Delivery = z.infer<typeof Delivery>;

export const Channel = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(channelTypes),
  config: z.record(z.string(), z.unknown()).describe("Without the secret."),
  created_at: z.string(),
  fault: z
    .object({ reason: z.string(), at: z.string() })
    .nullable()
    .describe("Why its last try failed; null since one arrived."),
  disabled_at: z
    .string()
    .nullable()
    .describe("Since its receiver answered 410; a test that arrives ends it."),
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
