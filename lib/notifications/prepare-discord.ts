import { fitLines, fitText } from "#lib/notifications/bounded-text.ts";
import type { Message } from "#lib/notifications/notice-schemas.ts";
import { prepareStory, type Story, type StoryLink } from "#lib/notifications/story.ts";

// Limits of an embed: 256 characters a title, 4,096 a description, 25 fields of 256 and 1,024, 6,000 together.
const mostFields = 25;
const embedLimit = 6000;

const colours = { info: 0x4b8a5c, warning: 0xc98a1b, error: 0xc2413b, critical: 0x8f1d1d };

const escapeDiscord = (character: string) =>
  /[\\*_~`|<>[\]()#]/.test(character) ? `\\${character}` : character;
const markup = (text: string, most: number) => fitText(text, most, escapeDiscord);

type Field = { name: string; value: string; inline: boolean };

/** The body for a webhook of Discord: one embed that mentions nobody. */
export function prepareDiscord(message: Message, baseUrl: string, happenedAt: Date) {
  const story = prepareStory(message, baseUrl);
  const embed = {
    title: markup(story.title, 256),
    url: story.url,
    description: prepareDescription(story),
    color: message.phase === "resolved" ? colours.info : colours[message.severity],
    timestamp: happenedAt.toISOString(),
  };
  const room = embedLimit - embed.title.length - embed.description.length;
  return {
    username: "Paramedic",
    embeds: [{ ...embed, fields: keepWithin(prepareFields(story), room) }],
    allowed_mentions: { parse: [] },
  };
}

function prepareDescription({ summary, note, buttons, links }: Story): string {
  // A webhook may bring no buttons: they are links of their own line.
  const addresses = [buttons, links.slice(0, 5)].map((line) => line.map(toLink).join(" · "));
  const parts = [markup(summary, 1500), note ? markup(note, 200) : "", ...addresses].filter(
    Boolean,
  );
  // A link is kept whole or left out.
  return fitLines(parts, 4096, "lines");
}

function prepareFields({ facts, attempts }: Story): Field[] {
  return [
    ...facts.map(({ label, value }) => field(label, value, value.length < 40)),
    ...attempts.map((line, index) => field(`Attempt ${index + 1}`, line, false)),
  ].slice(0, mostFields);
}

function field(name: string, value: string, inline: boolean): Field {
  return { name: markup(name, 256), value: markup(value, 500), inline };
}

function keepWithin(fields: Field[], room: number): Field[] {
  let length = 0;
  return fields.filter(({ name, value }) => {
    length += name.length + value.length;
    return length <= room;
  });
}

function toLink({ label, url }: StoryLink): string {
  const address = url.replaceAll("(", "%28").replaceAll(")", "%29");
  return `[${markup(label, 75)}](${address})`;
}
