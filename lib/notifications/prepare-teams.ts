import { fitText } from "#lib/notifications/bounded-text.ts";
import type { Message } from "#lib/notifications/notice-schemas.ts";
import { prepareStory, type Story } from "#lib/notifications/story.ts";

/** A message may have 28 KB; the envelope and other characters than ASCII need some of it. */
const mostBytes = 24_000;
const mostActions = 6;

type Part = Record<string, unknown>;

/**
 * The body for a webhook of Teams Workflows: an Adaptive Card in a message. What was written elsewhere stands in text
 * runs, which know no markup, so nothing of it becomes a link or a mention.
 */
export function prepareTeams(message: Message, baseUrl: string) {
  const story = prepareStory(message, baseUrl);
  const good = message.phase === "resolved" || message.severity === "info";
  const details = prepareDetails(story);
  const prepare = (shown: number) =>
    envelope(
      [
        line([{ text: fitText(story.title, 300), size: "Large", weight: "Bolder", ...tone(good) }]),
        ...(story.summary ? [line([{ text: fitText(story.summary, 2000) }])] : []),
        ...(story.note ? [line([{ text: fitText(story.note, 300), isSubtle: true }])] : []),
        ...details.slice(0, shown),
      ],
      story,
    );
  for (let shown = details.length; ; shown -= 1) {
    const body = prepare(shown);
    if (shown === 0 || Buffer.byteLength(JSON.stringify(body)) <= mostBytes) return body;
  }
}

function tone(good: boolean) {
  return { color: good ? "Good" : "Attention" };
}

function prepareDetails({ facts, attempts }: Story): Part[] {
  return [
    ...facts.map(({ label, value }) =>
      line([{ text: `${fitText(label, 100)}: `, weight: "Bolder" }, { text: fitText(value, 500) }]),
    ),
    ...attempts.map((text) => line([{ text: fitText(text, 500) }])),
  ];
}

function line(runs: Part[]): Part {
  return {
    type: "RichTextBlock",
    inlines: runs.map((run) => ({ type: "TextRun", ...run })),
  };
}

function envelope(body: Part[], { buttons, links }: Story) {
  const actions = [...buttons, ...links]
    .slice(0, mostActions)
    .map(({ label, url }) => ({ type: "Action.OpenUrl", title: fitText(label, 75), url }));
  return {
    type: "message",
    attachments: [
      {
        contentType: "application/vnd.microsoft.card.adaptive",
        contentUrl: null,
        content: {
          $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
          type: "AdaptiveCard",
          version: "1.4",
          body,
          actions,
          msteams: { width: "Full" },
        },
      },
    ],
  };
}
