import { endSentence } from "#lib/format/sentence.ts";
import { plainLine } from "#lib/notifications/bounded-text.ts";
import type { Message } from "#lib/notifications/notice-schemas.ts";

export type StoryLink = { label: string; url: string };

/** A message as all formats tell it: plain lines, whole addresses, nothing escaped yet. */
export type Story = {
  title: string;
  summary: string;
  /** What was folded into this message; null when nothing was. */
  note: string | null;
  facts: { label: string; value: string }[];
  attempts: string[];
  links: StoryLink[];
  /** What to press next. */
  buttons: StoryLink[];
  /** The page that has the whole story. */
  url: string;
};

const mostAttempts = 10;
const mostFacts = 20;
const mostButtons = 5;

const verdicts: Record<string, string> = {
  recovered: "Recovered",
  not_recovered: "Not recovered",
  inconclusive: "Inconclusive: nothing could tell",
  worse: "Worse than before",
};

/** Tells a message in words; pages become addresses under `baseUrl`. */
export function prepareStory(message: Message, baseUrl: string): Story {
  const title = plainLine(message.title) || "A notice of Paramedic";
  const url = new URL(message.path, baseUrl).href;
  return {
    title: message.reminder ? `Still open: ${title}` : title,
    summary: plainLine(message.summary),
    note: describeMore(message),
    facts: [...placeOf(message), ...verdictOf(message), ...message.facts]
      .map(({ label, value }) => ({ label: plainLine(label), value: plainLine(value) }))
      .filter(({ label, value }) => label !== "" && value !== "")
      .slice(0, mostFacts),
    attempts: tellAttempts(message),
    links: keepCallable([
      { label: "The whole story", url },
      ...message.links.map(({ label, path }) => ({ label, url: new URL(path, baseUrl).href })),
    ]),
    buttons: keepCallable(
      message.actions.map((action) => ({
        label: action.label,
        url: toAddress(action.url, baseUrl),
      })),
    ).slice(0, mostButtons),
    url,
  };
}

/** `And 12 more times since the last message.` */
function describeMore({ more, reminder }: Message): string | null {
  if (more > 0) return `And ${more} more ${more === 1 ? "time" : "times"} since the last message.`;
  return reminder ? "Nothing new has been told since the last message." : null;
}

function placeOf({ service, environment, facts }: Message) {
  const told = facts.some(({ label }) => label.toLowerCase() === "service");
  const place = [service, environment].filter(Boolean).join(" · ");
  return place && !told ? [{ label: "Service", value: place }] : [];
}

function verdictOf({ verdict }: Message) {
  return verdict ? [{ label: "Verdict", value: verdicts[verdict] ?? verdict }] : [];
}

/** The last attempts, one a line: `Step 1, restart web: failed. Connection refused.` */
function tellAttempts({ attempts }: Message): string[] {
  const shown = attempts.slice(-mostAttempts);
  const hidden = attempts.length - shown.length;
  const lines = shown.map(({ step, action, target, result, detail }) => {
    const what = `Step ${step}, ${action} ${target}: ${result ?? "no answer yet"}`;
    return plainLine(detail ? `${endSentence(what)} ${endSentence(detail)}` : endSentence(what));
  });
  return hidden > 0 ? [`${hidden} earlier attempts, then:`, ...lines] : lines;
}

function toAddress(url: string, baseUrl: string): string {
  return URL.canParse(url, baseUrl) ? new URL(url, baseUrl).href : "";
}

function keepCallable(links: StoryLink[]): StoryLink[] {
  return links
    .map(({ label, url }) => ({ label: plainLine(label), url }))
    .filter(({ label, url }) => label !== "" && /^https?:/.test(url) && url.length <= 2000);
}
