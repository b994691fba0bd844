import { fitLines, fitText } from "#lib/notifications/bounded-text.ts";
import type { Message } from "#lib/notifications/notice-schemas.ts";
import { prepareStory, type Story, type StoryLink } from "#lib/notifications/story.ts";

// Limits of Block Kit: 50 blocks, 150 characters a header, 3,000 a section, 2,000 a field, 10 fields, 75 a button.
const mostFields = 10;
const sectionLimit = 3000;

/** `&`, `<` and `>` are all that Slack reads as markup of links and mentions. */
function escapeSlack(character: string): string {
  return { "&": "&amp;", "<": "&lt;", ">": "&gt;" }[character] ?? character;
}
const markup = (text: string, most: number) => fitText(text, most, escapeSlack);

type Block = Record<string, unknown>;

/** The body for an incoming webhook of Slack; receivers that know no blocks (Mattermost) show `text`. */
export function prepareSlack(message: Message, baseUrl: string) {
  const story = prepareStory(message, baseUrl);
  return {
    text: prepareText(story),
    blocks: prepareBlocks(story),
    unfurl_links: false,
    unfurl_media: false,
  };
}

function prepareText(story: Story): string {
  const facts = story.facts.map(({ label, value }) => `${label}: ${value}`);
  const lines = [story.title, story.summary, story.note ?? "", ...facts, ...story.attempts];
  const told = lines.filter(Boolean).map((line) => markup(line, 600));
  const links = [...story.buttons, ...story.links].map((link) => toLink(link)).slice(0, 6);
  return `${fitLines(told, sectionLimit, "lines")}\n${links.join(" · ")}`;
}

function prepareBlocks(story: Story): Block[] {
  const { title, summary, note, facts, attempts, links, buttons } = story;
  const fields = facts.slice(0, mostFields).map(({ label, value }) => ({
    ...markdown(`*${markup(label, 150)}*\n${markup(value, 1500)}`),
  }));
  return [
    { type: "header", text: { type: "plain_text", text: fitText(title, 150), emoji: false } },
    ...(summary ? [section(markup(summary, sectionLimit))] : []),
    ...(fields.length > 0 ? [{ type: "section", fields }] : []),
    ...(attempts.length > 0 ? [section(prepareAttempts(attempts))] : []),
    ...(note ? [context(markup(note, 500))] : []),
    context(links.slice(0, 5).map(toLink).join(" · ")),
    ...(buttons.length > 0 ? [{ type: "actions", elements: buttons.map(toButton) }] : []),
  ];
}

function prepareAttempts(attempts: string[]): string {
  const lines = attempts.map((line) => markup(line, 500));
  return fitLines(lines, sectionLimit, "attempts");
}

/** `verbatim`: channel names and people in a text are not turned into mentions. */
function markdown(text: string) {
  return { type: "mrkdwn", text, verbatim: true };
}

function section(text: string): Block {
  return { type: "section", text: markdown(text) };
}

function context(text: string): Block {
  return { type: "context", elements: [markdown(text)] };
}

function toLink({ label, url }: StoryLink): string {
  const address = url.replaceAll("&", "&amp;").replaceAll("|", "%7C");
  return `<${address}|${markup(label, 75).replaceAll("|", "¦")}>`;
}

function toButton({ label, url }: StoryLink, index: number): Block {
  return {
    type: "button",
    action_id: `open-${index}`,
    text: { type: "plain_text", text: fitText(label, 75), emoji: false },
    url,
    ...(index === 0 ? { style: "primary" } : {}),
  };
}
