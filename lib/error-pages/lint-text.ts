import { kindRules } from "#lib/error-pages/kinds.ts";
import type { PageKind, PageTexts } from "#lib/error-pages/schemas.ts";

/** What a text does that a visitor should not have to read; `rule` numbers the house's wording rules. */
export type LintFinding = { rule: string; found: string; advice: string };

const wordRules: { rule: string; pattern: RegExp; advice: string }[] = [
  {
    rule: "R3",
    pattern:
      /\b[1-5]\d\d\b|\b(?:bad request|bad gateway|gateway|upstream|server|http|status code|error code|unauthori[sz]ed|internal error|timed? ?out)\b/gi,
    advice: "Say what happened in plain words, without status codes and machine words.",
  },
  {
    rule: "R3",
    pattern: /\b(?:forbidden|illegal|invalid|prohibited|denied|fatal|abort(?:ed)?)\b/gi,
    advice: "Say what can be done instead of what is not allowed.",
  },
  {
    rule: "R4",
    pattern:
      /\b(?:oops|whoops|uh-oh|yikes|oh no|your (?:fault|mistake)|you (?:failed|broke))\b|!/gi,
    advice: "No jokes, no exclamation marks, no blame.",
  },
  {
    rule: "R5",
    pattern: /\b(?:maintenance|improvements?|technical difficult(?:y|ies)|upgrad(?:e|ing))\b/gi,
    advice: "Say what is closed and until when, not why it suits us.",
  },
  {
    rule: "R14",
    pattern:
      /https?:\/\/|\b\d+\.\d+\.\d+|\b(?:\w*exception|\w+error|stack trace|stack|null|undefined|database|api|backend|cache|container)\b|[\\{}<>]|\p{Extended_Pictographic}/giu,
    advice: "Nothing technical but the reference.",
  },
];
const apology = /\b(?:sorry|apolog\w+)\b/gi;
const longestSentence = 20;
const longestPage = 60;

/** Reads the texts of a page of a kind against the wording rules R1–R14; an empty list means nothing to change. */
export function lintTexts(kind: PageKind, texts: PageTexts): LintFinding[] {
  const { heading, heading_noticed = "", heading_fixing = "", what, data, next } = texts;
  const parts = [heading, heading_noticed, heading_fixing, what, data, ...next];
  return [
    ...missingParts(texts),
    ...parts.flatMap(lintSentence),
    ...lintApologies(kind, parts),
    ...lintLength(texts),
  ];
}

/** The rules that hold for any sentence of a page. */
export function lintSentence(text: string): LintFinding[] {
  const words = wordRules.flatMap(({ rule, pattern, advice }) =>
    Array.from(text.matchAll(pattern), ([found]) => ({ rule, found, advice })),
  );
  const long = text
    .split(/(?<=[.?:])\s+/)
    .filter((sentence) => countWords(sentence) > longestSentence)
    .map((found) => ({
      rule: "R13",
      found,
      advice: `At most ${longestSentence} words a sentence.`,
    }));
  return [...words, ...long];
}

function missingParts(texts: PageTexts): LintFinding[] {
  const parts = { heading: texts.heading, what: texts.what, data: texts.data, next: texts.next[0] };
  return Object.entries(parts)
    .filter(([, text]) => !text?.trim())
    .map(([found]) => ({
      rule: found === "data" ? "R7" : "R1",
      found,
      advice: "Say what happened, what about the visitor's data, and what to do next.",
    }));
}

function lintApologies(kind: PageKind, parts: string[]): LintFinding[] {
  const found = parts.flatMap((part) => part.match(apology) ?? []);
  const allowed = kindRules[kind].fault === "service" ? 1 : 0;
  if (found.length <= allowed) return [];
  const advice = "Apologise once, and only for what is our fault.";
  return [{ rule: "R6", found: found.join(", "), advice }];
}

function lintLength({ heading, what, data, next }: PageTexts): LintFinding[] {
  const words = countWords([heading, what, data, ...next].join(" "));
  if (words <= longestPage) return [];
  const advice = `At most ${longestPage} words before the first button.`;
  return [{ rule: "R13", found: `${words} words`, advice }];
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}'’-]+/gu)?.length ?? 0;
}
