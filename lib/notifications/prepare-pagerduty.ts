import { createHash } from "node:crypto";
import { fitText } from "#lib/notifications/bounded-text.ts";
import type { Message, Phase } from "#lib/notifications/notice-schemas.ts";
import { prepareStory, type Story } from "#lib/notifications/story.ts";

const longestKey = 255;
const mostLinks = 10;

const eventActions: Record<Phase, "trigger" | "acknowledge" | "resolve"> = {
  opened: "trigger",
  updated: "trigger",
  acknowledged: "acknowledge",
  resolved: "resolve",
};

/** The same for all notices of one incident, so that PagerDuty joins them; at most 255 characters. */
export function deriveDedupKey(thread: string): string {
  const key = `paramedic:${thread}`;
  if (key.length <= longestKey) return key;
  return `paramedic:${createHash("sha256").update(thread).digest("hex")}`;
}

/** The body of an event of PagerDuty's Events API v2. */
export function preparePagerDuty(
  message: Message & { thread: string },
  parts: { routingKey: string; baseUrl: string; happenedAt: Date },
) {
  const event_action = eventActions[message.phase];
  const base = {
    routing_key: parts.routingKey,
    event_action,
    dedup_key: deriveDedupKey(message.thread),
  };
  if (event_action !== "trigger") return base;
  const story = prepareStory(message, parts.baseUrl);
  return {
    ...base,
    payload: {
      summary: fitText(story.title, 1024),
      source: fitText(message.service ?? "paramedic", 255),
      severity: message.severity,
      timestamp: parts.happenedAt.toISOString(),
      ...(message.environment ? { group: fitText(message.environment, 255) } : {}),
      class: fitText(message.kind, 255),
      custom_details: prepareDetails(story),
    },
    links: [...story.buttons, ...story.links]
      .slice(0, mostLinks)
      .map(({ label, url }) => ({ href: url, text: fitText(label, 200) })),
    client: "Paramedic",
    client_url: story.url,
  };
}

function prepareDetails({ summary, note, facts, attempts }: Story): Record<string, unknown> {
  const told = facts.map(({ label, value }) => [fitText(label, 100), fitText(value, 1000)]);
  return {
    ...Object.fromEntries(told),
    "What happened": fitText(summary, 2000),
    ...(note ? { Repeated: note } : {}),
    ...(attempts.length > 0 ? { Attempts: attempts.map((line) => fitText(line, 1000)) } : {}),
  };
}
