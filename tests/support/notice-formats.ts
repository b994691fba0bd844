import { z } from "zod";

// What the receivers take, written down from their public descriptions; strict, so that a slip is refused as they would.

const plainText = (most: number) =>
  z.strictObject({
    type: z.literal("plain_text"),
    text: z.string().min(1).max(most),
    emoji: z.boolean(),
  });
const mrkdwn = (most: number) =>
  z.strictObject({
    type: z.literal("mrkdwn"),
    text: z.string().min(1).max(most),
    verbatim: z.literal(true),
  });
const httpUrl = (most: number) => z.url({ protocol: /^https?$/ }).max(most);

const SlackBlock = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("header"), text: plainText(150) }),
  z
    .strictObject({
      type: z.literal("section"),
      text: mrkdwn(3000).optional(),
      fields: z.array(mrkdwn(2000)).min(1).max(10).optional(),
    })
    .refine(({ text, fields }) => text !== undefined || fields !== undefined),
  z.strictObject({ type: z.literal("context"), elements: z.array(mrkdwn(3000)).min(1).max(10) }),
  z.strictObject({
    type: z.literal("actions"),
    elements: z
      .array(
        z.strictObject({
          type: z.literal("button"),
          action_id: z.string().min(1).max(255),
          text: plainText(75),
          url: httpUrl(3000),
          style: z.enum(["primary", "danger"]).optional(),
        }),
      )
      .min(1)
      .max(25)
      .refine((buttons) => new Set(buttons.map((one) => one.action_id)).size === buttons.length),
  }),
]);
/** Texts in which Slack reads markup; plain ones it shows as they are. */
function listMrkdwn(part: unknown): string[] {
  if (typeof part !== "object" || part === null) return [];
  const own = "type" in part && part.type === "mrkdwn" && "text" in part ? [String(part.text)] : [];
  return [...own, ...Object.values(part).flatMap(listMrkdwn)];
}
/** Everything that Slack would read as a mention or a link is one of our own links. */
const slackMarkup = (text: string) =>
  [...text.matchAll(/<([^>]*)>/g)].every(([, inner = ""]) =>
    /^https?:\/\/[^|\s]+\|[^<>]+$/.test(inner),
  );
export const SlackBody = z
  .strictObject({
    text: z.string().min(1).max(40_000),
    blocks: z.array(SlackBlock).min(1).max(50),
    unfurl_links: z.literal(false),
    unfurl_media: z.literal(false),
  })
  .refine((body) => JSON.stringify(body).length < 100_000)
  .refine(({ text }) => slackMarkup(text), "a foreign link or mention in the text")
  .refine(({ blocks }) => slackMarkup(listMrkdwn(blocks).join("\n")), "a foreign link or mention");

const DiscordField = z.strictObject({
  name: z.string().min(1).max(256),
  value: z.string().min(1).max(1024),
  inline: z.boolean(),
});
const DiscordEmbed = z.strictObject({
  title: z.string().min(1).max(256),
  url: httpUrl(2048),
  description: z.string().min(1).max(4096),
  color: z.number().int().min(0).max(0xffffff),
  timestamp: z.iso.datetime(),
  fields: z.array(DiscordField).max(25),
});
export const DiscordBody = z
  .strictObject({
    username: z.string().min(1).max(80),
    embeds: z.array(DiscordEmbed).min(1).max(10),
    allowed_mentions: z.strictObject({ parse: z.array(z.never()) }),
  })
  .refine(({ embeds }) => {
    const lengths = embeds.map(
      ({ title, description, fields }) =>
        title.length +
        description.length +
        fields.reduce((sum, { name, value }) => sum + name.length + value.length, 0),
    );
    return lengths.reduce((sum, length) => sum + length, 0) <= 6000;
  }, "more than 6,000 characters");

const TextRun = z.strictObject({
  type: z.literal("TextRun"),
  text: z.string().min(1),
  weight: z.enum(["Bolder"]).optional(),
  size: z.enum(["Large"]).optional(),
  color: z.enum(["Good", "Attention"]).optional(),
  isSubtle: z.boolean().optional(),
});
const AdaptiveCard = z.strictObject({
  $schema: z.literal("http://adaptivecards.io/schemas/adaptive-card.json"),
  type: z.literal("AdaptiveCard"),
  version: z.literal("1.4"),
  body: z
    .array(z.strictObject({ type: z.literal("RichTextBlock"), inlines: z.array(TextRun).min(1) }))
    .min(1),
  actions: z
    .array(
      z.strictObject({
        type: z.literal("Action.OpenUrl"),
        title: z.string().min(1),
        url: httpUrl(2048),
      }),
    )
    .max(6),
  msteams: z.strictObject({ width: z.literal("Full") }),
});
export const TeamsBody = z
  .strictObject({
    type: z.literal("message"),
    attachments: z
      .array(
        z.strictObject({
          contentType: z.literal("application/vnd.microsoft.card.adaptive"),
          contentUrl: z.null(),
          content: AdaptiveCard,
        }),
      )
      .length(1),
  })
  .refine((body) => Buffer.byteLength(JSON.stringify(body)) <= 28 * 1024, "more than 28 KB");

const event = {
  routing_key: z.string().regex(/^[A-Za-z0-9]{32}$/),
  dedup_key: z.string().min(1).max(255),
};
export const PagerDutyEvent = z
  .discriminatedUnion("event_action", [
    z.strictObject({
      ...event,
      event_action: z.literal("trigger"),
      payload: z.strictObject({
        summary: z.string().min(1).max(1024),
        source: z.string().min(1),
        severity: z.enum(["critical", "error", "warning", "info"]),
        timestamp: z.iso.datetime(),
        group: z.string().optional(),
        class: z.string().optional(),
        custom_details: z.record(z.string(), z.unknown()),
      }),
      links: z.array(z.strictObject({ href: httpUrl(2048), text: z.string().min(1) })),
      client: z.string(),
      client_url: httpUrl(2048),
    }),
    z.strictObject({ ...event, event_action: z.literal("acknowledge") }),
    z.strictObject({ ...event, event_action: z.literal("resolve") }),
  ])
  .refine((body) => Buffer.byteLength(JSON.stringify(body)) <= 512 * 1024, "more than 512 KB");
